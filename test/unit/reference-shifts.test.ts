import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkReferences } from '#shared/domain/reference/checks.ts';
import { indexTables, type TableIndex } from '#shared/domain/reference/index-tables.ts';
import { keyOf, type ReferenceTable } from '#shared/domain/reference/model.ts';
import { findShifts } from '#shared/domain/reference/shifts.ts';
import { signatureOf, type Witness, witnessEqualities, witnessesOf } from '#shared/domain/reference/witnesses.ts';
import { type Disorder, disordered, orderlyReferences2024, references2024 } from '../helpers/reference-2024.ts';

const { tables, rules } = orderlyReferences2024();
const orderly = indexTables(tables);
const equalities = witnessEqualities(orderly, rules);
const witnessed = tables.filter(({ key }) => witnessesOf(orderly, equalities, key).length > 0);

describe('findShifts', () => {
  it('finds nothing in tables that are in order', () => {
    expect(findShifts(orderly, rules).findings).toEqual([]);
  });

  it('watches tables 2 to 15: each has a second table with its key and a figure of it', () => {
    expect(witnessed.map(({ number }) => number)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  });

  const kinds: readonly Disorder['kind'][] = [
    'swap',
    'rotate',
    'slip-repeat',
    'slip-blank',
    'overwrite',
    'repeat',
    'drop',
  ];
  it.each(kinds)(
    'finds every %s in tables 2 to 15 that changes a figure another table carries, and names its rows',
    (kind) => {
      const rate = { injected: 0, invisible: 0, found: 0 };
      const misses: string[] = [];
      for (const table of witnessed)
        for (const disorder of disorders(kind, table.rows.length)) {
          const outcome = inject(table, disorder);
          if (outcome === 'invisible') rate.invisible += 1;
          else rate.injected += 1;
          if (outcome === 'found') rate.found += 1;
          if (outcome === 'missed') misses.push(`${table.key} ${JSON.stringify(disorder)}`);
        }
      console.info(
        `${kind}: ${rate.found} of ${rate.injected} found; ${rate.invisible} change no figure of a second table`,
      );
      expect(misses).toEqual([]);
      expect(rate.injected).toBeGreaterThan(250);
    },
  );

  it('finds two independent swaps in two tables at once', () => {
    const both = tables.map((table) =>
      table.key === 't04'
        ? disordered(table, { kind: 'swap', a: 2, b: 3 })
        : table.key === 't12'
          ? disordered(table, { kind: 'swap', a: 7, b: 9 })
          : table,
    );
    const { findings, corrected } = findShifts(indexTables(both), rules);
    expect(findings.map(({ table, pattern, from, to }) => [table, pattern, from, to]).toSorted()).toEqual([
      ['t04', 'swap', 'APURIMAC', 'AREQUIPA'],
      ['t12', 'swap', 'LA LIBERTAD', 'PASCO'],
    ]);
    expect(valuesByKey(corrected)).toEqual(valuesByKey(orderly));
  });

  it('rows with the same figures are interchangeable: each is named after the nearest', () => {
    const table = tables.find(({ key }) => key === 't05');
    if (!table) throw new Error('no table 5');
    const bad = disordered(table, { kind: 'rotate', a: 1, b: 4 });
    const { findings } = findShifts(indexTables(tables.map((one) => (one === table ? bad : one))), rules);
    expect(findings[0]?.moves).toEqual([
      { kind: 'relabel', label: 'AREQUIPA', belongsTo: 'AYACUCHO' },
      { kind: 'relabel', label: 'AYACUCHO', belongsTo: 'AREQUIPA' },
      { kind: 'relabel', label: 'CAJAMARCA', belongsTo: 'CUSCO' },
      { kind: 'relabel', label: 'CUSCO', belongsTo: 'CAJAMARCA' },
    ]);
  });

  it('names a misspelt row by what it must be', () => {
    const typo = tables.map((table) =>
      table.key === 't10'
        ? { ...table, rows: table.rows.map((row) => (row.key === 'MOQUEGUA' ? { ...row, key: 'MOQEGUA' } : row)) }
        : table,
    );
    expect(findShifts(indexTables(typo), rules).findings).toMatchObject([
      { table: 't10', pattern: 'relabel', moves: [{ kind: 'relabel', label: 'MOQEGUA', belongsTo: 'MOQUEGUA' }] },
    ]);
  });

  it('finds one column pasted a row too low, and leaves the other columns where they are', () => {
    const slipped = tables.map((table) => (table.key === 't08' ? columnDown(table, 'empleo', 3, 9) : table));
    const { findings, corrected } = findShifts(indexTables(slipped), rules);
    expect(findings).toMatchObject([
      { table: 't08', column: 'empleo', pattern: 'shift', from: 'AREQUIPA', to: 'ICA', totalsHold: true },
    ]);
    expect(valuesByKey(corrected)).toEqual(valuesByKey(orderly));
  });

  it.each(['t02', 't04', 't06', 't08', 't10', 't12'])('finds every two exchanged amounts of table %s', (key) => {
    const table = tables.find((one) => one.key === key);
    if (!table) throw new Error(`no table ${key}`);
    for (let a = 0; a + 1 < table.rows.length; a += 1) {
      const bad = columnDown(table, 'financiamiento', a, a + 1);
      const { findings } = findShifts(indexTables(tables.map((one) => (one === table ? bad : one))), rules);
      const [from, to] = [table.rows[a]?.key, table.rows[a + 1]?.key];
      expect(findings).toMatchObject([{ table: key, column: 'financiamiento', pattern: 'swap', from, to }]);
    }
  });

  it.each([
    { kind: 'swap', found: 252, named: 246, of: 276 },
    { kind: 'rotate', found: 272, named: 240, of: 276 },
    { kind: 'repeat', found: 24, named: 24, of: 24 },
    { kind: 'drop', found: 24, named: 24, of: 24 },
  ] as const)(
    'table 16, which only bounds reach: suspects $found of $of rows disordered by $kind and names $named',
    (rate) => {
      const table = tables.find(({ key }) => key === 't16');
      if (!table) throw new Error('no table 16');
      const all = Array.from(table.rows.keys()).flatMap((a): readonly Disorder[] => {
        if (rate.kind === 'repeat' || rate.kind === 'drop') return [{ kind: rate.kind, a }];
        return Array.from({ length: table.rows.length - a - 1 }, (_, step) => ({
          kind: rate.kind,
          a,
          b: a + step + 1,
        }));
      });
      const outcomes = all.map((disorder) => {
        const bad = disordered(table, disorder);
        const { findings, corrected } = findShifts(
          indexTables(tables.map((one) => (one === table ? bad : one))),
          rules,
        );
        const suspected = findings.length === 1 && findings[0]?.table === 't16' && findings[0].severity === 'warning';
        return {
          suspected,
          named: suspected && JSON.stringify(valuesByKey(corrected)) === JSON.stringify(valuesByKey(orderly)),
        };
      });
      expect(outcomes).toHaveLength(rate.of);
      expect(outcomes.filter(({ suspected }) => suspected)).toHaveLength(rate.found);
      expect(outcomes.filter(({ named }) => named)).toHaveLength(rate.named);
    },
  );

  it('table 16 does not tell these departments apart: each of the two has participants enough for the jobs of the other', () => {
    const table = tables.find(({ key }) => key === 't16');
    if (!table) throw new Error('no table 16');
    const pairs = table.rows.flatMap((_, a) => table.rows.slice(a + 1).map((__, step) => ({ a, b: a + step + 1 })));
    const missed = pairs.filter(({ a, b }) => {
      const bad = disordered(table, { kind: 'swap', a, b });
      return findShifts(indexTables(tables.map((one) => (one === table ? bad : one))), rules).findings.length === 0;
    });
    const name = (at: number) => table.rows[at]?.key ?? '';
    expect(missed.map(({ a, b }) => `${name(a)} - ${name(b)}`)).toEqual([
      'AMAZONAS - AREQUIPA',
      'AMAZONAS - LAMBAYEQUE',
      'AMAZONAS - LIMA',
      'AMAZONAS - SAN MARTIN',
      'ANCASH - CAJAMARCA',
      'APURIMAC - HUANUCO',
      'APURIMAC - LA LIBERTAD',
      'APURIMAC - PIURA',
      'APURIMAC - PUNO',
      'AREQUIPA - LAMBAYEQUE',
      'AREQUIPA - LIMA',
      'AREQUIPA - SAN MARTIN',
      'AYACUCHO - CAJAMARCA',
      'AYACUCHO - JUNIN',
      'CUSCO - LORETO',
      'HUANCAVELICA - PUNO',
      'HUANUCO - LA LIBERTAD',
      'HUANUCO - PIURA',
      'HUANUCO - PUNO',
      'LAMBAYEQUE - LIMA',
      'LIMA - SAN MARTIN',
      'MOQUEGUA - TUMBES',
      'PIURA - PUNO',
      'TUMBES - UCAYALI',
    ]);
  });

  it('finds a second slip beside the published one of table 8', () => {
    const published = references2024();
    const worse = published.tables.map((table) =>
      table.key === 't15' ? disordered(table, { kind: 'swap', a: 0, b: 1 }) : table,
    );
    const { findings } = findShifts(indexTables(worse), rules);
    expect(findings.map(({ table, from, to }) => [table, from, to])).toEqual([
      ['t08', 'MADRE DE DIOS', 'PIURA'],
      ['t15', 'AMAZONAS', 'ANCASH'],
    ]);
  });

  it('raises nothing over random tables that agree', () =>
    fc.assert(
      fc.property(consistent, (own) => {
        expect(checkReferences(own, rules)).toEqual([]);
      }),
      { numRuns: 200 },
    ));

  it('finds a swap of two different rows in random tables that agree otherwise', () =>
    fc.assert(
      fc.property(
        consistent,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('t02', 't03', 't08', 't10', 't13', 't15'),
        (own, i, j, key) => {
          const table = own.find((one) => one.key === key);
          if (!table) throw new Error(`no table ${key}`);
          const [a, b] = [i % table.rows.length, j % table.rows.length];
          const bad = disordered(table, { kind: 'swap', a, b });
          const index = indexTables(own.map((one) => (one.key === key ? bad : one)));
          const witnesses = witnessesOf(index, equalities, key);
          fc.pre(signatures(bad, witnesses) !== signatures(table, witnesses));
          const { findings, corrected } = findShifts(index, rules);
          expect(findings.every((finding) => finding.table === key)).toBe(true);
          const after = corrected.get(key)?.table ?? bad;
          expect(signatures(after, witnesses)).toBe(signatures(table, witnesses));
        },
      ),
      { numRuns: 200 },
    ));
});

/** The figures of one column in rows a…b move down by one; the last comes first. */
function columnDown(table: ReferenceTable, column: string, a: number, b: number): ReferenceTable {
  const value = (index: number): number | null => table.rows[index]?.values[column] ?? null;
  const rows = table.rows.map((row, index) => {
    if (index < a || index > b) return row;
    return { ...row, values: { ...row.values, [column]: value(index === a ? b : index - 1) } };
  });
  return { ...table, rows };
}

/** All neighbours, and a fixed eleventh of the pairs further apart. */
function disorders(kind: Disorder['kind'], rows: number): readonly Disorder[] {
  const all: Disorder[] = [];
  for (let a = 0; a < rows; a += 1) {
    if (kind === 'repeat' || kind === 'drop') all.push({ kind, a });
    else for (let b = a + 1; b < rows; b += 1) if (b === a + 1 || (7 * a + 3 * b) % 11 === 0) all.push({ kind, a, b });
  }
  return all;
}

/** `invisible`: no figure that a second table carries has changed, so no comparison can show it. */
function inject(table: ReferenceTable, disorder: Disorder): 'found' | 'missed' | 'invisible' {
  const bad = disordered(table, disorder);
  const index = indexTables(tables.map((one) => (one.key === table.key ? bad : one)));
  const witnesses = witnessesOf(orderly, equalities, table.key);
  const before = signatures(table, witnesses);
  if (signatures(bad, witnesses) === before) return 'invisible';
  const { findings, corrected } = findShifts(index, rules);
  const right = findings.length > 0 && findings.every((finding) => finding.table === table.key);
  const restored = signatures(corrected.get(table.key)?.table ?? bad, witnesses) === before;
  return right && restored ? 'found' : 'missed';
}

/** What the table says about each key, in the figures that other tables carry too. */
function signatures(table: ReferenceTable, witnesses: readonly Witness[]): string {
  const byKey = new Map<string, readonly number[]>();
  for (const row of table.rows) {
    const own = signatureOf(witnesses, row);
    const same = byKey.get(keyOf(row.key));
    byKey.set(keyOf(row.key), same ? own.map((value, index) => value + (same[index] ?? 0)) : own);
  }
  const shown = [...byKey].filter(([, values]) => values.some((value) => value !== 0));
  return JSON.stringify(shown.toSorted(([a], [b]) => a.localeCompare(b)));
}

const valuesByKey = (index: TableIndex): unknown =>
  [...index.values()].map(({ table }) =>
    [...table.rows]
      .map(({ key, values }) => ({ key: keyOf(key), values }))
      .toSorted((a, b) => a.key.localeCompare(b.key)),
  );

/** The 2024 tables' columns and rules over random departments in which every rule holds. */
const consistent = fc
  .array(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 12, maxLength: 12 }), { minLength: 2, maxLength: 24 })
  .map((departments) => {
    const names = tables.find(({ key }) => key === 't02')?.rows.map(({ key }) => key) ?? [];
    const rows = departments.map((n, index) => ({ key: names[index] ?? '', n: (at: number) => n[at] ?? 0 }));
    const make = (key: string, values: (n: (at: number) => number) => Record<string, number>): ReferenceTable => {
      const table = tables.find((one) => one.key === key);
      if (!table) throw new Error(`no table ${key}`);
      const made = rows.map((row) => ({ key: row.key, values: values(row.n), texts: {} }));
      const sums: Record<string, number> = {};
      for (const { values: own } of made)
        for (const [name, value] of Object.entries(own)) sums[name] = (sums[name] ?? 0) + value;
      return { ...table, rows: made, total: { label: 'Total', values: sums } };
    };
    const aii = (n: (at: number) => number): number => n(0) + n(3) + n(6);
    const jobs = (n: (at: number) => number): number => n(2) + n(5) + n(8) + n(10) + n(11);
    return [
      make('t02', (n) => ({
        distritos: n(9),
        financiamiento: 100 * (n(1) + n(4) + n(7) + 2 * n(10)),
        aii: aii(n),
        pi: n(9) + n(10),
        intervenciones_total: aii(n) + n(9) + n(10),
        empleos: jobs(n),
      })),
      make('t03', (n) => ({ fichas: n(0), distritos: n(0), convenios: n(0) })),
      make('t04', (n) => ({ aii: n(0), financiamiento: 100 * n(1), empleo: n(2) })),
      make('t05', (n) => ({ pi_elegibles: n(9), convenios: n(9) })),
      make('t06', (n) => ({ pi: n(9), financiamiento: 100 * n(10), empleo: n(11) })),
      make('t07', (n) => ({ fichas: n(3), distritos: n(3), convenios: n(3) })),
      make('t08', (n) => ({ distritos: n(3), aii: n(3), financiamiento: 100 * n(4), empleo: n(5) })),
      make('t09', (n) => ({ fichas: n(6), distritos: n(6), convenios: n(6) })),
      make('t10', (n) => ({ distritos: n(6), aii: n(6), financiamiento: 100 * n(7), empleo: n(8) })),
      make('t11', (n) => ({ pi_elegibles: n(10), convenios: n(10) })),
      make('t12', (n) => ({ pi: n(10), financiamiento: 100 * n(10), empleo: n(10) })),
      make('t13', (n) => ({
        aii_2023: 0,
        empleos_2023: 0,
        aii_2024: aii(n),
        empleos_2024: jobs(n),
        distritos: n(9),
        aii: aii(n),
        empleos: jobs(n),
      })),
      make('t14', (n) => ({ aii_72: n(2) + n(5), aii: n(0) + n(3), empleos: n(2) + n(5) })),
      make('t15', (n) => ({ aii_79: jobs(n) - n(2) - n(5), aii_80: 0, aii: n(6), empleos: jobs(n) - n(2) - n(5) })),
      make('t16', (n) => ({ total: jobs(n), hombre: 0, mujer: jobs(n), joven: jobs(n), adulto: 0, adulto_mayor: 0 })),
    ];
  });
