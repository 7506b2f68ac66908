import {
  type BudgetDimension,
  type BudgetMeasure,
  type BudgetRow,
  isTableDimension,
  type SourceDimension,
} from '#shared/domain/budget.ts';
import type { ControlTotals, ParsedFile, ParsedLine, PlanRow } from '#shared/domain/imports.ts';
import { type Cents, cents } from '#shared/domain/money.ts';
import { es } from '#shared/strings/es.ts';
import { sourceFor, sourceRows } from '../budget/view-sources.queries.ts';
import type { Db } from '../platform/db/open.ts';
import { yearSettings } from '../years/settings.queries.ts';
import { dimensionKeys, lineKey, monthCode } from './line-key.ts';

/** What the lines add up to; `null` where the file has no such column. */
export function controlTotals(lines: readonly ParsedLine[]): ControlTotals {
  return { pia: sumOf(lines, 'pia'), pim: sumOf(lines, 'pim'), devengado: sumOf(lines, 'devengado') };
}

/**
 * The file beside the official figures of the year, one row for each code of each dimension that the file gives (IM8, IM13).
 * A code that only one of the two has is `new` or `gone`.
 */
export function planRows(db: Db, yearId: number, file: ParsedFile): readonly PlanRow[] {
  return file.dimensions.flatMap((dimension) => {
    const present = presentRows(db, yearId, dimension);
    const before = new Map(present.map(({ code, pia, pim, devengado }) => [code, { pia, pim, devengado }]));
    const after = totalsByCode(file, dimension);
    const names = new Map([
      ...namesOf(db, yearId, file, dimension),
      ...present.map(({ code, name }) => [code, name] as const),
    ]);
    return [...new Set([...before.keys(), ...after.keys()])].toSorted().map((code) => {
      const [was, will] = [before.get(code) ?? null, after.get(code) ?? null];
      return { dimension, code, name: names.get(code) ?? code, status: statusOf(was, will), before: was, after: will };
    });
  });
}

/** Codes of the file that the year's catalogue does not have, with the line that uses them first. */
export function unknownCodes(
  db: Db,
  yearId: number,
  file: ParsedFile,
): readonly { readonly code: string; readonly name: string; readonly line: ParsedLine }[] {
  return file.dimensions.filter(isTableDimension).flatMap((dimension) => {
    const known = catalogueNames(db, yearId, dimension);
    const first = new Map<string, ParsedLine>();
    for (const line of file.lines) {
      const code = lineKey(line, dimension);
      if (code !== undefined && !known.has(code) && !first.has(code)) first.set(code, line);
    }
    return [...first].map(([code, line]) => ({ code, name: file.names[dimensionKeys[dimension]]?.[code] ?? '', line }));
  });
}

/** Of the total of the unit, what the tables print. */
function presentRows(db: Db, yearId: number, dimension: SourceDimension): readonly BudgetRow[] {
  const source = sourceFor(db, yearId, dimension === 'unit' ? 'generica' : dimension);
  return source === null ? [] : sourceRows(db, yearId, source.batchId, dimension);
}

function totalsByCode(file: ParsedFile, dimension: SourceDimension): ReadonlyMap<string, ControlTotals> {
  const groups = new Map<string, ParsedLine[]>();
  for (const line of file.lines) {
    const code = lineKey(line, dimension) ?? '';
    const group = groups.get(code);
    if (group) group.push(line);
    else groups.set(code, [line]);
  }
  return new Map([...groups].map(([code, lines]) => [code, controlTotals(lines)]));
}

/** From the catalogue of the year; where that lacks a code, in the words of the file. */
function namesOf(
  db: Db,
  yearId: number,
  file: ParsedFile,
  dimension: SourceDimension,
): readonly (readonly [string, string])[] {
  if (dimension === 'month') return es.budget.months.names.map((name, index) => [monthCode(index + 1), name]);
  if (dimension === 'unit') {
    const { secEjec, executingUnitName } = yearSettings(db, yearId).entity;
    return [[secEjec, executingUnitName]];
  }
  const own = Object.entries(file.names[dimensionKeys[dimension]] ?? {});
  return isTableDimension(dimension) ? [...own, ...catalogueNames(db, yearId, dimension)] : own;
}

function catalogueNames(db: Db, yearId: number, dimension: BudgetDimension): ReadonlyMap<string, string> {
  const sql =
    dimension === 'generica'
      ? 'SELECT code, name FROM generica WHERE year_id = ?'
      : 'SELECT code, name FROM activity WHERE year_id = ?';
  const rows = db.prepare<[number], { code: string; name: string }>(sql).all(yearId);
  return new Map(rows.map(({ code, name }) => [code, name]));
}

function statusOf(before: ControlTotals | null, after: ControlTotals | null): PlanRow['status'] {
  if (before === null) return 'new';
  if (after === null) return 'gone';
  return before.pia === after.pia && before.pim === after.pim && before.devengado === after.devengado
    ? 'same'
    : 'changed';
}

function sumOf(lines: readonly ParsedLine[], measure: BudgetMeasure): Cents | null {
  let sum: number | null = null;
  for (const { amounts } of lines) {
    const amount = amounts[measure];
    if (amount !== null) sum = (sum ?? 0) + amount;
  }
  return sum === null ? null : cents(sum);
}
