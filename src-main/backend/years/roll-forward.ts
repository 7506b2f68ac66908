import type { SeedIndicator, SeedReference, SeedSection, YearSeed } from './seed.schema.ts';

/**
 * What a new year takes over from an earlier one (MY1): structure, catalogues, formats, texts (marked to be reviewed) and the
 * past of its indicators. Never a figure as if it were current: goals, facts and projections start empty, and so does the
 * last historical year of the indicators, which is the one the new report is about.
 */
export function rollForward(seed: YearSeed, year: number): YearSeed {
  const moved = moveToYear(seed, year);
  const carriedYears = moved.indicatorYears
    .filter(({ kind }) => kind === 'historical')
    .map((column) => column.year)
    .filter(
      (column) => column < year && seed.indicatorYears.some((old) => old.year === column && old.kind === 'historical'),
    );
  const unfilled = { programmed: null, executed: null };
  return {
    ...moved,
    targets: seed.targets.map((target) => ({
      ...target,
      ...unfilled,
      units: target.units.map((unit) => ({ ...unit, ...unfilled })),
    })),
    indicatorLevels: seed.indicatorLevels.map((level) => ({
      ...level,
      indicators: level.indicators.map((indicator) => ({ ...indicator, values: valuesOf(indicator, carriedYears) })),
    })),
    // A mark on a value that is not carried would hang in the air.
    notes: seed.notes.map((note) => ({
      ...note,
      anchors: note.anchors.filter((anchor) => !anchor.startsWith('value:')),
    })),
    facts: seed.facts.map((fact) => ({ ...fact, value: null })),
    sections: seed.sections.map((section) => toBeReviewed(inYear(section, year - seed.year))),
    references: { ...seed.references, tables: seed.references.tables.map(withoutFigures) },
  };
}

/** The rows keep their names; a table of words alone says what was so in that year, and keeps none. */
function withoutFigures(table: SeedReference): SeedReference {
  const name = table.columns.findIndex(({ key }) => key === table.keyColumn);
  const hasFigures = table.columns.some(({ kind }) => kind !== 'text');
  const emptied = (cells: SeedReference['rows'][number]): SeedReference['rows'][number] =>
    cells.map((cell, at) => (at === name ? cell : null));
  return {
    ...table,
    rows: hasFigures ? table.rows.map(emptied) : [],
    total: table.total && { ...table.total, values: emptied(table.total.values) },
    page: null,
  };
}

/** The same structure for another year: the columns of the indicators and the cut-off date move on by the difference. */
export function moveToYear(seed: YearSeed, year: number): YearSeed {
  const difference = year - seed.year;
  const { entity } = seed.settings;
  return {
    ...seed,
    year,
    settings: { ...seed.settings, entity: { ...entity, cutOffDate: moveDate(entity.cutOffDate, difference) } },
    indicatorYears: seed.indicatorYears.map((column) => ({ ...column, year: column.year + difference })),
  };
}

/** 29 February becomes 28 February where the year has no other. */
function moveDate(date: string, years: number): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const moved = String(Number(year) + years).padStart(4, '0');
  const lastDay = new Date(Date.UTC(Number(moved), Number(month), 0)).getUTCDate();
  return `${moved}-${month}-${String(Math.min(Number(day), lastDay)).padStart(2, '0')}`;
}

const valuesOf = ({ values }: SeedIndicator, years: readonly number[]): SeedIndicator['values'] =>
  Object.fromEntries(Object.entries(values).filter(([year]) => years.includes(Number(year))));

/** A sentence about an indicator is about the same column of the new year. */
const inYear = (section: SeedSection, difference: number): SeedSection =>
  JSON.parse(
    JSON.stringify(section).replace(
      /"(indicators\/[\w-]+)\/(\d{4})"/g,
      (_ref, row: string, year: string) => `"${row}/${Number(year) + difference}"`,
    ),
  ) as SeedSection;

/** Tables and charts have no words of their own. */
const toBeReviewed = (section: SeedSection): SeedSection =>
  section.kind === 'table' || section.kind === 'chart' ? section : { ...section, toReview: true };
