import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import Database from 'better-sqlite3';
import { createChecker } from '#backend/checks/checker.ts';
import { type Backend, createBackend } from '#backend/create-backend.ts';
import type { Input, MethodName, Output } from '#shared/contract/index.ts';
import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import { tableHtml } from '#shared/format/table-html.ts';
import { projectRoot } from '../../src-main/tools/build.ts';
import { inTurns, type Line, median, quantile, timed } from './measure.ts';

type Call = <M extends MethodName>(method: M, input: Input<M>) => Promise<Output<M>>;
type Bench = {
  readonly call: Call;
  readonly folder: string;
  readonly yearId: number;
  readonly adopt: (path: string) => string;
};

/** What an analyst waits for, through the same calls as the screens, on the example year (G3, G4a). */
export async function work(runs: number): Promise<readonly Line[]> {
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
  const call: Call = async (method, input) => {
    const reply = await backend.dispatch(method, input);
    if (!reply.ok) throw new Error(`${method}: ${reply.error.code}`);
    return reply.value as Output<typeof method>;
  };
  try {
    const { id: yearId } = await call('years.openExample', {});
    const bench: Bench = { call, folder, yearId, adopt: (path) => backend.context.uploads.adopt(path) };
    return [
      ...(await imports(runs, bench)),
      ...(await checks(runs, bench, backend)),
      ...(await chapter(runs, bench)),
      ...(await edits(bench)),
    ];
  } finally {
    await backend.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Read, recognised, compared, promoted into the database; the peer only reads the cells. */
async function imports(runs: number, { call, yearId, adopt }: Bench): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const name of ['ReporteGasto_2024.xlsx', 'ConsultaAmigable_Generica_2024.xls']) {
    const path = join(projectRoot, 'resources/example', name);
    const ours = async () => {
      // The file is there already: undone first, so that it is imported anew.
      await undoImport(call, yearId, name);
      return timed(async () => {
        const plan = await call('imports.plan', { yearId, handle: adopt(path) });
        if (plan.status === 'ready') await call('imports.promote', { planId: plan.planId });
      });
    };
    const peer = () => timed(() => read(readFileSync(path), { dense: true }));
    const { ours: time, against } = await inTurns(runs, ours, peer);
    lines.push({
      name: `import ${name}`,
      ours: time,
      against: against === null ? null : { name: 'SheetJS, reading only', time: against },
    });
  }
  return lines;
}

async function undoImport(call: Call, yearId: number, name: string): Promise<void> {
  for (let step = 0; step < 4; step += 1) {
    const active = (await call('imports.history', { yearId })).find(
      (batch) => batch.fileName === name && batch.state === 'active',
    );
    if (!active) return;
    await call('edit.undo', { yearId });
  }
}

async function chapter(runs: number, { call, folder, yearId }: Bench): Promise<readonly Line[]> {
  const coldPreview = await timed(() => call('chapter.preview', { yearId }));
  const model = await inTurns(runs, () => timed(() => call('chapter.model', { yearId })), null);
  const preview = await inTurns(runs, () => timed(() => call('chapter.preview', { yearId })), null);
  const refreshed = await inTurns(runs, () => previewAfterEdit(call, yearId), null);
  const lines: Line[] = [
    { name: 'chapter model', ours: model.ours, against: null, goal: '≤ 16 ms' },
    { name: 'preview, cold', ours: coldPreview, against: null },
    { name: 'preview, all pages', ours: preview.ours, against: null },
    { name: 'preview after an edit', ours: refreshed.ours, against: null, goal: '≤ 200 ms' },
  ];
  let word = '';
  const html = chapterHtml(await call('chapter.model', { yearId }));
  for (const format of ['docx', 'pdf', 'xlsx'] as const) {
    const ours = () =>
      timed(async () => {
        const { files } = await call('chapter.export', {
          yearId,
          formats: [format],
          final: false,
          folder: null,
          otherName: false,
        });
        if (format === 'docx') word = files[0]?.path ?? '';
      });
    // The first time loads the writer and its library.
    lines.push({ name: `chapter as ${format}, cold`, ours: await ours(), against: null });
    const peer = { docx: pandoc(html, folder), pdf: libreOffice(word, folder), xlsx: null }[format];
    // A program of its own takes seconds; three times tell enough.
    const { ours: time, against } = await inTurns(peer ? Math.min(runs, 3) : runs, ours, peer);
    const goal = { docx: '≤ 300 ms', pdf: '≤ 0.5 x', xlsx: '-' }[format];
    lines.push({
      name: `chapter as ${format}`,
      ours: time,
      against: against === null ? null : { name: peerNames[format], time: against },
      goal,
    });
  }
  return lines;
}

/** All rules over the example with its reference tables, from nothing and after an edit (CK19). */
async function checks(runs: number, { call, yearId }: Bench, { context }: Backend): Promise<readonly Line[]> {
  const full = await inTurns(runs, () => timed(async () => void createChecker(context).check(yearId)), null);
  await call('checks.run', { yearId });
  const again = await inTurns(
    runs,
    async () => {
      await editTarget(call, yearId);
      return timed(() => call('checks.run', { yearId }));
    },
    null,
  );
  return [
    { name: 'check of a year, all rules', ours: full.ours, against: null, goal: '≤ 50 ms' },
    { name: 'check after an edit', ours: again.ours, against: null, goal: '≤ 50 ms' },
  ];
}

/** From the answer of an edit to the pages that show it. */
async function previewAfterEdit(call: Call, yearId: number): Promise<number> {
  await editTarget(call, yearId);
  return timed(() => call('chapter.preview', { yearId }));
}

async function editTarget(call: Call, yearId: number): Promise<void> {
  const [target] = await call('targets.list', { yearId });
  if (!target) throw new Error('the example has no goal');
  const text = String((target.executed ?? 0) + 1);
  await call('targets.setCell', {
    yearId,
    id: target.id,
    unitId: null,
    month: null,
    field: 'executed',
    text,
    reason: '',
  });
}

const peerNames = { docx: 'pandoc, same text and tables', pdf: 'LibreOffice, from the docx', xlsx: '-' } as const;

/** The same text and tables, as pandoc takes them. */
function chapterHtml({ title, blocks }: ChapterModel): string {
  const body = blocks.map((block) => {
    if (block.kind === 'heading') return `<h${block.level}>${block.number} ${block.text}</h${block.level}>`;
    if (block.kind === 'paragraph') return `<p>${block.runs.map(({ text }) => text).join('')}</p>`;
    return block.kind === 'table' ? tableHtml(block.table) : '';
  });
  return `<html><head><title>${title}</title></head><body>${body.join('')}</body></html>`;
}

/** `null` where it is not installed. */
function pandoc(html: string, folder: string): (() => Promise<number>) | null {
  const from = join(folder, 'chapter.html');
  writeFileSync(from, html);
  const convert = () => spawnSync('pandoc', [from, '-o', join(folder, 'pandoc.docx')], { stdio: 'ignore' });
  return convert().status === 0 ? () => timed(convert) : null;
}

/** `null` where it is not installed. */
function libreOffice(word: string, folder: string): (() => Promise<number>) | null {
  const words = [
    `-env:UserInstallation=file://${folder}/office`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    word,
  ];
  const convert = () => spawnSync('soffice', words, { stdio: 'ignore' });
  return convert().status === 0 ? () => timed(convert) : null;
}

/** One cell changed, with its undo entry, in the product's own store; against the bare loop of the driver (G4a). */
async function edits({ call, folder, yearId }: Bench): Promise<readonly Line[]> {
  const [target] = await call('targets.list', { yearId });
  if (!target) throw new Error('the example has no goal');
  const edit = bareEdit(join(folder, 'bare.sqlite'));
  const times: { readonly ours: number[]; readonly bare: number[] } = { ours: [], bare: [] };
  for (let turn = 0; turn < 400; turn += 1) {
    times.bare.push(await timed(() => edit(turn)));
    const text = String(turn);
    times.ours.push(
      await timed(() =>
        call('targets.setCell', {
          yearId,
          id: target.id,
          unitId: null,
          month: null,
          field: 'executed',
          text,
          reason: '',
        }),
      ),
    );
  }
  const at = (quantileAt: number, goal: string): Line => ({
    name: `one committed edit, p${quantileAt * 100}`,
    ours: quantile(times.ours, quantileAt),
    against: { name: 'bare better-sqlite3 loop', time: quantile(times.bare, quantileAt) },
    goal,
  });
  return [{ ...at(0.5, '≤ 2 x'), ours: median(times.ours) }, at(0.99, '≤ 3 x')];
}

/** Begin, read the old value, note it, change it, commit: what any undoable edit must do. */
function bareEdit(path: string): (value: number) => void {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(
    'CREATE TABLE cell (id INTEGER PRIMARY KEY, value INTEGER); CREATE TABLE undo (id INTEGER PRIMARY KEY, was INTEGER)',
  );
  db.exec('INSERT INTO cell VALUES (1, 0)');
  const get = db.prepare('SELECT value FROM cell WHERE id = 1').pluck();
  const note = db.prepare('INSERT INTO undo (was) VALUES (?)');
  const set = db.prepare('UPDATE cell SET value = ? WHERE id = 1');
  const edit = db.transaction((value: number) => {
    note.run(get.get());
    set.run(value);
  });
  return (value) => edit.immediate(value);
}
