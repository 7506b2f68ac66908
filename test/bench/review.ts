import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factsOf, gatherChecked } from '#backend/checks/check-facts.ts';
import { ruleGroups } from '#backend/checks/rule-groups.ts';
import { createBackend } from '#backend/create-backend.ts';
import type { Input, MethodName, Output } from '#shared/contract/index.ts';
import { runRules } from '#shared/domain/rule-engine.ts';
import { projectRoot } from '../../src-main/tools/build.ts';
import { docx, heading, paragraph } from '../helpers/docx-parts.ts';
import { printedTable, printedTables2024 } from '../helpers/memoria-docx.ts';
import { chapterText2024 } from '../helpers/review-2024.ts';
import { seededRates, untouchedNumbers } from '../helpers/review-rates.ts';
import { inTurns, type Line, timed } from './measure.ts';

/** What the review finds of seeded errors (goal: 95 of 100), and what it says against text that is right (at most 1 of 100). */
export function reviewRates(): void {
  const rates = seededRates();
  const [cases, found] = [...rates.values()].reduce(
    ([all, right], rate) => [all + rate.cases, right + rate.found],
    [0, 0],
  );
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  say(`review of seeded errors: ${found} of ${cases} found (${((100 * found) / cases).toFixed(1)} %)`);
  for (const [kind, rate] of rates) {
    say(`  ${kind}: ${rate.found} of ${rate.cases}`);
    for (const miss of rate.misses) say(`    missed ${miss}`);
  }
  const { all, wrong } = untouchedNumbers();
  say(`numbers that are right and said to differ: ${wrong.length} of ${all}`);
  for (const one of wrong) say(`    ${one}`);
}

/** The rules over a year, and the review of a document of sixty pages, through the calls of the screens. */
export async function reviewTimes(runs: number): Promise<readonly Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const backend = createBackend({
    dataDir: join(folder, 'datos'),
    backupDir: join(folder, 'copias'),
    resourcesDir: join(projectRoot, 'resources'),
    workerEntry: join(projectRoot, 'out/main/import-worker.cjs'),
    version: '0',
    clock: () => new Date(),
    user: 'bench',
    shell: { kind: 'cli' },
    emit: () => undefined,
    report: (error) => process.stderr.write(`${String(error)}\n`),
  });
  const call = async <M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> => {
    const reply = await backend.dispatch(method, input);
    if (!reply.ok) throw new Error(`${method}: ${reply.error.code}`);
    return reply.value as Output<typeof method>;
  };
  try {
    const { id: yearId } = await call('years.openExample', {});
    const facts = factsOf(gatherChecked(backend.context.db, yearId));
    const rules = await inTurns(runs, () => timed(() => runRules(ruleGroups, facts, null)), null);
    const full = await inTurns(
      runs,
      () => timed(() => runRules(ruleGroups, factsOf(gatherChecked(backend.context.db, yearId)), null)),
      null,
    );
    let turn = 0;
    const edited = async (): Promise<number> => {
      const [target] = await call('targets.list', { yearId });
      turn += 1;
      if (target)
        await call('targets.setCell', {
          yearId,
          id: target.id,
          unitId: null,
          field: 'executed',
          month: null,
          reason: '',
          text: String(turn),
        });
      return timed(() => call('checks.run', { yearId }));
    };
    await call('checks.run', { yearId });
    const incremental = await inTurns(runs, edited, null);
    const path = join(folder, 'memoria.docx');
    writeFileSync(path, sixtyPages());
    const handle = backend.context.uploads.adopt(path);
    const review = await inTurns(runs, () => timed(() => call('review.run', { yearId, handle })), null);
    return [
      { name: 'all rules of a year, data in hand', ours: rules.ours, against: null, goal: '≤ 50 ms' },
      { name: 'full check of a year, data read', ours: full.ours, against: null, goal: '≤ 200 ms' },
      { name: 'check after an edit', ours: incremental.ours, against: null, goal: '≤ 200 ms' },
      { name: 'review of 60 pages', ours: review.ours, against: null },
    ];
  } finally {
    await backend.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The tables take about a page each, chapter 4 about four. */
function sixtyPages(): Uint8Array {
  const text = chapterText2024().map((one) => (one.heading ? heading(one.text) : paragraph(one.text)));
  return docx([...printedTables2024().map(printedTable), ...Array.from({ length: 10 }, () => text.join(''))].join(''));
}
