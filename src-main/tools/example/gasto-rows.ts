import { createRandom, type Random, splitAtRandom, splitBelow, splitBy } from './random.ts';
import { type Breakdown, type ExampleSource, publishedRow } from './source.ts';

type Activity = Breakdown['activities'][number];

/** A secuencia funcional: a purpose in a place, with its yearly goal. */
export type Meta = {
  readonly secFunc: number;
  readonly activity: Activity;
  readonly purpose: string;
  readonly department: Breakdown['departments'][number];
  readonly goal: number;
};

/** One row of the report: a meta and a clasificador. Amounts in céntimos; months from January. */
export type GastoRow = {
  readonly meta: Meta;
  readonly generica: string;
  readonly classifier: readonly string[];
  readonly pia: number;
  readonly pim: number;
  certificado: number;
  readonly devengado: number;
  girado: number;
  readonly devengadoByMonth: readonly number[];
  giradoByMonth: readonly number[];
};

/** All rows of the unit's year. Every cell of the breakdown is split over its metas and clasificadores, to the céntimo. */
export function gastoRows(source: ExampleSource): readonly GastoRow[] {
  const { breakdown } = source;
  const random = createRandom(breakdown.seed);
  const metas = makeMetas(source);
  const rows = breakdown.cells.flatMap((cell) => {
    const places = metas.filter(({ activity }) => activity.code === cell.activity);
    const classifiers = breakdown.classifiers.filter(({ generica }) => generica === cell.generica);
    const slots = places.flatMap((meta) => classifiers.map(({ codes }) => ({ meta, codes })));
    // A small cell would give rows of a few soles: as many rows as it has thousands, at least one.
    const kept = slots.slice(0, Math.max(1, Math.min(slots.length, Math.floor(cell.pim / 1_000))));
    const pim = splitAtRandom(random, cell.pim, kept.length).map((soles) => soles * 100);
    const pia = splitAtRandom(random, cell.pia, kept.length).map((soles) => soles * 100);
    const devengado = splitBelow(random, cell.devengadoCents, pim);
    return kept.map(({ meta, codes }, index) =>
      makeRow(random, meta, cell.generica, codes, pia[index] ?? 0, pim[index] ?? 0, devengado[index] ?? 0),
    );
  });
  spreadCertificado(rows, breakdown.totals.certificado * 100);
  spreadGirado(rows, breakdown.totals.girado * 100);
  return rows.toSorted((a, b) => a.meta.secFunc - b.meta.secFunc);
}

function makeMetas({ report, breakdown }: ExampleSource): readonly Meta[] {
  const capital = breakdown.departments.find(({ name }) => name === 'LIMA');
  if (!capital) throw new Error('the breakdown lists no LIMA');
  let secFunc = 0;
  return breakdown.activities.flatMap((activity) => {
    if (activity.purposes)
      return activity.purposes.map(({ name, goal }) => {
        secFunc++;
        return { secFunc, activity, purpose: name, department: capital, goal };
      });
    const place = activity.byDepartment;
    if (!place) throw new Error(`${activity.code} has neither purposes nor departments`);
    const published = Number(publishedRow(report, '22', 'codigo', activity.code).programado);
    const goals = place.goal
      ? breakdown.departments.map(({ name }) => {
          const row = publishedRow(report, place.goal?.table ?? '', 'departamento', name);
          return (place.goal?.columns ?? []).reduce((sum, column) => sum + Number(row[column]), 0);
        })
      : splitBy(
          published,
          breakdown.departments.map(({ name }) => Number(publishedRow(report, '02', 'departamento', name).distritos)),
        );
    return breakdown.departments.map((department, index) => {
      secFunc++;
      return {
        secFunc,
        activity,
        purpose: `${place.purpose} - ${department.name}`,
        department,
        goal: goals[index] ?? 0,
      };
    });
  });
}

function makeRow(
  random: Random,
  meta: Meta,
  generica: string,
  classifier: readonly string[],
  pia: number,
  pim: number,
  devengado: number,
): GastoRow {
  const devengadoByMonth = monthsOf(random, devengado);
  return {
    meta,
    generica,
    classifier,
    pia,
    pim,
    certificado: devengado,
    devengado,
    girado: devengado,
    devengadoByMonth,
    giradoByMonth: devengadoByMonth,
  };
}

/** Twelve amounts that add up to `total`; in some rows one month is a reversal of the month before. */
function monthsOf(random: Random, total: number): readonly number[] {
  const months = Array.from({ length: 12 }, () => 0);
  if (total === 0) return months;
  const first = random.below(6);
  const count = total < 500_000 ? 1 : 2 + random.below(11 - first);
  for (const [index, part] of splitAtRandom(random, total, count).entries()) months[first + index] = part;
  if (count > 3 && random.below(100) < 8) {
    const reversed = (months[first + 1] ?? 0) + 12_345;
    months[first] = (months[first] ?? 0) + reversed;
    months[first + 1] = (months[first + 1] ?? 0) - reversed;
  }
  return months;
}

/** Certified but not accrued: a little more than the devengado, in the first rows that have room below their PIM. */
function spreadCertificado(rows: readonly GastoRow[], total: number): void {
  let rest = total - rows.reduce((sum, { certificado }) => sum + certificado, 0);
  for (const row of rows) {
    const more = Math.min(rest, row.pim - row.certificado, 4_500);
    row.certificado += Math.max(0, more);
    rest -= Math.max(0, more);
  }
  if (rest !== 0) throw new Error(`${rest} cents of certificado found no room`);
}

/** Accrued but not paid: taken from the last months of the rows, each by its share. */
function spreadGirado(rows: readonly GastoRow[], total: number): void {
  const missing = rows.reduce((sum, { girado }) => sum + girado, 0) - total;
  const shares = splitBy(
    missing,
    rows.map(({ devengado }) => devengado),
  );
  for (const [index, row] of rows.entries()) {
    const share = shares[index] ?? 0;
    const last = row.devengadoByMonth.findLastIndex((amount) => amount >= share);
    if (share === 0 || last < 0) continue;
    row.girado -= share;
    row.giradoByMonth = row.devengadoByMonth.map((amount, month) => (month === last ? amount - share : amount));
  }
}
