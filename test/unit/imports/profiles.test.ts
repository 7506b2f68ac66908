import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAmount } from '#backend/imports/amounts.ts';
import { fingerprint } from '#backend/imports/assistant/headings.ts';
import { proposeMapping } from '#backend/imports/assistant/propose.ts';
import type { MappedTable } from '#backend/imports/assistant/recognise.ts';
import type { ParsedForm } from '#backend/imports/forms/read-form.ts';
import { defaultLimits } from '#backend/imports/limits.ts';
import { parseFile } from '#backend/imports/parse-file.ts';
import { controlTotals } from '#backend/imports/plan-rows.ts';
import { profiles } from '#backend/imports/profiles/index.ts';
import { readFile } from '#backend/imports/readers/read-file.ts';
import type { ParseResult } from '#backend/imports/runner.ts';
import type { ParsedFile } from '#shared/domain/imports.ts';
import { es } from '#shared/strings/es.ts';

const folder = join(import.meta.dirname, '../../fixtures/imports');
/**
 * Each folder is named after the profile that must claim its files; `none` is for files nobody may claim, `form` for
 * the workbook that this program makes for others to fill in, `several` for those with more than one table.
 */
const owners = readdirSync(folder).filter((owner) => owner !== 'several');
const fixtures = owners.flatMap((owner) =>
  readdirSync(join(folder, owner))
    .filter((name) => !name.endsWith('.golden.txt'))
    .map((name) => ({ owner, name, path: join(folder, owner, name) })),
);

describe('profiles', () => {
  it.each(fixtures)('$owner/$name is claimed by $owner alone', async ({ owner, path }) => {
    const reading = await readFile(readFileSync(path), defaultLimits);
    const sheets = reading.kind === 'read' ? reading.sheets : [];
    const claims = sheets.flatMap((sheet) =>
      profiles.filter((profile) => profile.recognises(sheet)).map(({ id }) => id),
    );
    expect(claims).toEqual(['none', 'form'].includes(owner) ? [] : [owner]);
  });

  it.each(fixtures)('$owner/$name gives the lines, totals and problems beside it', async ({ path }) => {
    const golden = `${path}.golden.txt`;
    const text = describeResult(await parseFile(readFileSync(path), defaultLimits));
    if (process.env.UPDATE_GOLDEN === '1' && !process.env.CI) writeFileSync(golden, text);
    expect(existsSync(golden), `${golden} is missing: run with UPDATE_GOLDEN=1 and read what it says`).toBe(true);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });

  it.each(fixtures.filter(({ owner }) => owner !== 'none'))(
    '$owner/$name stays its own although a person mapped its very headings',
    async ({ owner, path }) => {
      const bytes = readFileSync(path);
      const reading = await readFile(bytes, defaultLimits);
      const layouts = (reading.kind === 'read' ? reading.sheets : []).flatMap((sheet) =>
        [1, 2, 3].flatMap((headerRows) =>
          sheet.rows.slice(0, 30).flatMap((_, index) => {
            const mapping = { ...proposeMapping(sheet), headerRow: index + 1, headerRows };
            const found = fingerprint(sheet, mapping);
            return found === null ? [] : [{ id: index, name: 'x', fingerprint: found, mapping }];
          }),
        ),
      );
      expect(layouts.length).toBeGreaterThan(0);
      const result = await parseFile(bytes, defaultLimits, { layouts });
      expect(result.kind === 'parsed' ? result.file.profile : result.kind).toBe(owner);
    },
  );

  it('knows a file in any of the forms in which offices keep it', async () => {
    const forms = ['reporte.xlsx', 'reporte-binario.xls', 'pegado.xlsx'].map((name) =>
      join(folder, 'siaf-reporte-gasto', name),
    );
    const results = await Promise.all(forms.map(async (path) => parseFile(readFileSync(path), defaultLimits)));
    const lines = results.map((result) =>
      result.kind === 'parsed'
        ? result.file.lines.map(({ codes, amounts, months }) => ({ codes, amounts, months }))
        : null,
    );
    expect(lines[0]).toHaveLength(4);
    expect(lines[1]).toEqual(lines[0]);
    expect(lines[2]).toEqual(lines[0]);
  });

  it('reads a Consulta Amigable file that a spreadsheet program saved again exactly like the export', async () => {
    const names = ['unidad.xls', 'unidad-guardado-otra-vez.xlsx'];
    const [first, second] = await Promise.all(
      names.map((name) => parseFile(readFileSync(join(folder, 'consulta-amigable-generica', name)), defaultLimits)),
    );
    const content = (result: ParseResult | undefined): unknown =>
      result?.kind === 'parsed' ? result.file.lines.map(({ codes, amounts }) => ({ codes, amounts })) : null;
    expect(content(first)).toHaveLength(3);
    expect(content(second)).toEqual(content(first));
  });
});

/** For a person to read: what a file says, line by line. */
function describeResult(result: ParseResult): string {
  if (result.kind === 'refused') {
    const proposal = result.proposal === undefined ? '' : describeTable(result.proposal);
    return `refused\n${result.problems.map(describeProblem).join('')}${proposal}`;
  }
  if (result.kind === 'table') throw new Error('no layout is remembered here');
  if (result.kind === 'document') throw new Error('no fixture is a memoria');
  if (result.kind === 'form') return describeForm(result.form);
  const { file } = result;
  const totals = controlTotals(file.lines);
  const head = [
    `profile ${file.profile}, sheet ${file.sheet}, year ${file.year}, cut-off ${file.cutOffDate}, ${file.scale}`,
    `units ${file.executingUnits.join(' ')}; dimensions ${file.dimensions.join(' ')}`,
    `total PIA ${amount(totals.pia)} PIM ${amount(totals.pim)} devengado ${amount(totals.devengado)}`,
  ];
  const parts = [...head, ...file.lines.map(describeLine), ...file.goals.map(describeGoal), ...describeNames(file)];
  return `${parts.join('\n')}\n${file.problems.map(describeProblem).join('')}`;
}

const describeForm = ({ year, unit, cells, problems }: ParsedForm): string =>
  [
    `form of year ${year}, unit ${unit}`,
    ...cells.map(
      ({ sheet, row, column, address, was, found }) => `${sheet} ${row}/${column} ${address}: "${was}" -> "${found}"`,
    ),
    ...problems.map(describeProblem),
    '',
  ].join('\n');

/** What the assistant proposes for a table that nobody claims. */
function describeTable({ mapping, columns, rows, problems }: MappedTable): string {
  const { sheet, headerRow, headerRows, kind } = mapping;
  const roles = mapping.columns.map(({ column, role, month, year }) => {
    const { heading, mark } = columns[column - 1] ?? {};
    return `  column ${column} "${heading}": ${[role, month, year].filter((part) => part !== undefined).join(' ')}${mark ? ` (${mark})` : ''}`;
  });
  const lines = rows.map(({ row, keys, values, total }) => {
    const names = Object.entries(keys).map(([role, { text }]) => `${role}=${text}`);
    const numbers = values.map(
      ({ number, blank, percent }) => `${number ?? `<${blank ?? 'unread'}>`}${percent ? '%' : ''}`,
    );
    return `  row ${row}${total ? ' (total)' : ''}: ${names.join(' | ')} | ${numbers.join(' ')}`;
  });
  const head = `proposal ${kind}, sheet ${sheet}, header ${headerRow}+${headerRows}`;
  return `${[head, ...roles, ...lines].join('\n')}\n${problems.map(describeProblem).join('')}`;
}

const amount = (cents: Parameters<typeof writeAmount>[0] | null): string => (cents === null ? '-' : writeAmount(cents));

function describeLine({ row, codes, amounts, months }: ParsedFile['lines'][number]): string {
  const money = Object.entries(amounts).map(([name, value]) => `${name} ${amount(value)}`);
  const flows = months.map(({ stage, month, amount: flow }) => `${stage}/${month} ${writeAmount(flow)}`);
  const keys = Object.entries(codes).map(([name, code]) => `${name}=${code}`);
  return [`row ${row}: ${keys.join(' ')}`, money.join(' '), ...(flows.length > 0 ? [flows.join(' ')] : [])].join(
    '\n  ',
  );
}

const describeGoal = (goal: ParsedFile['goals'][number]): string =>
  `goal row ${goal.row} sec_func ${goal.secFunc} ${goal.activityCode} ${goal.programmed} ${goal.executed} ${goal.unitOfMeasure} (${goal.purpose})`;

const describeNames = ({ names }: ParsedFile): readonly string[] =>
  Object.entries(names).flatMap(([classifier, known]) =>
    Object.entries(known).map(([code, name]) => `name ${classifier} ${code}: ${name}`),
  );

const describeProblem = (problem: Parameters<typeof es.imports.problem>[0]): string =>
  `${problem.severity} ${problem.code}: ${es.imports.problem(problem)}\n`;
