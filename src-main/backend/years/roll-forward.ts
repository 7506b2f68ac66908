import { decimalOf, plainDecimal } from '#shared/domain/decimal.ts';
import { quotientOf, typeFor } from '#shared/domain/indicators.ts';
import { readReferenceSet, writeReferenceSet } from '#shared/domain/reference/resource.ts';
import { structureOf } from '#shared/domain/reference/structure.ts';
import { es } from '#shared/strings/es.ts';
import type { SeedIndicator, SeedSection, YearSeed } from './seed.schema.ts';

/**
 * What a new year takes over from an earlier one (MY1): structure, catalogues, formats, texts (marked to be reviewed) and the
 * past of its indicators, which counts as published from then on (IN10). Never a figure as if it were current: goals, facts
 * and projections start empty, and so does the last historical year of the indicators, which is the one the new report is
 * about. What was projected for it is the goal that it is held against (IN8).
 */
export function rollForward(seed: YearSeed, year: number): YearSeed {
  const moved = moveToYear(seed, year);
  const carriedYears = moved.indicatorYears
    .filter(({ kind }) => kind === 'historical')
    .map((column) => column.year)
    .filter(
      (column) => column < year && seed.indicatorYears.some((old) => old.year === column && old.kind === 'historical'),
    );
  const printed = seed.poiVersions.find((version) => version.printed)?.name ?? seed.poiVersions.at(-1)?.name;
  const unfilled = { programmed: null, executed: null, programmedOrigin: null, executedOrigin: null, months: [] };
  const newYears = moved.indicatorYears
    .filter(({ kind, year: column }) => kind === 'historical' && !carriedYears.includes(column))
    .map((column) => column.year);
  return {
    ...moved,
    // The printed goals, as the first POI version of the new year.
    poiVersions: [],
    targets: seed.targets
      .filter(({ poiVersion }) => poiVersion === printed)
      .map((target) => ({
        ...target,
        ...unfilled,
        poiVersion: es.targets.firstVersion,
        evidence: '',
        units: target.units.map((unit) => ({ ...unit, ...unfilled })),
      })),
    indicatorLevels: seed.indicatorLevels.map((level) => ({
      ...level,
      indicators: level.indicators.map((indicator) => carriedIndicator(indicator, carriedYears, newYears)),
    })),
    // A mark on a value that is not carried would hang in the air.
    notes: seed.notes.map((note) => ({
      ...note,
      toReview: true,
      anchors: note.anchors.filter((anchor) => !anchor.startsWith('value:')),
    })),
    facts: seed.facts.map((fact) => ({ ...fact, value: null })),
    sections: seed.sections.map((section) => toBeReviewed(inYear(section, year - seed.year))),
    references: writeReferenceSet(structureOf(readReferenceSet(seed.references))),
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

function carriedIndicator(
  indicator: SeedIndicator,
  carriedYears: readonly number[],
  newYears: readonly number[],
): SeedIndicator {
  const past = carriedYears.flatMap((year) => {
    const figure = seedFigure(indicator, year);
    const facts = indicator.facts[year];
    if (figure === '' && !facts) return [];
    return [
      [String(year), { ...(facts ?? noFacts), published: figure === '' ? null : figure, correction: null }] as const,
    ];
  });
  const goals = newYears.flatMap((year) => {
    const goal = seedFigure(indicator, year);
    return goal === '' ? [] : [[String(year), { ...noFacts, goal }] as const];
  });
  return {
    ...indicator,
    toReview: Object.values(indicator.sheet).some((words) => words !== ''),
    values: Object.fromEntries(
      Object.entries(indicator.values).filter(([year]) => carriedYears.includes(Number(year))),
    ),
    facts: Object.fromEntries([...past, ...goals]),
  };
}

const noFacts: SeedIndicator['facts'][string] = {
  numerator: null,
  denominator: null,
  source: '',
  methodBreak: false,
  goal: '',
  published: null,
  correction: null,
};

/** What the table of the earlier year shows, as `figureText` writes it. */
function seedFigure({ unit, unitType, decimals, rateBase, values, facts }: SeedIndicator, year: number): string {
  const { numerator, denominator } = facts[year] ?? noFacts;
  const measure = { unitType: unitType ?? typeFor(unit, decimals), rateBase, decimals };
  const quotient =
    numerator === null || denominator === null
      ? null
      : quotientOf(measure, decimalOf(numerator), decimalOf(denominator));
  if (quotient) return plainDecimal(quotient);
  const value = values[year];
  return typeof value === 'object' ? value.mark : (value ?? '');
}

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
