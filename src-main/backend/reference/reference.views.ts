import { Refusal } from '#shared/contract/errors.ts';
import type {
  ReferenceChoice,
  ReferenceFindingView,
  ReferenceRules,
  ReferenceRuleView,
  ReferenceTableSummary,
  ReferenceTableView,
} from '#shared/contract/index.ts';
import { groupBy } from '#shared/domain/group-by.ts';
import { checkReferences, differencesOf, ruleFindings } from '#shared/domain/reference/checks.ts';
import { worst } from '#shared/domain/reference/compare.ts';
import { indexTables } from '#shared/domain/reference/index-tables.ts';
import {
  columnName,
  keyOf,
  type ReferenceFinding,
  type ReferenceRule,
  type ReferenceTable,
  type Severity,
  type Term,
} from '#shared/domain/reference/model.ts';
import { ruleText } from '#shared/domain/reference/rule-text.ts';
import { hasFigures } from '#shared/domain/reference/structure.ts';
import { es } from '#shared/strings/es.ts';
import { buildChapter } from '../chapter/build-chapter.ts';
import { gatherChapter } from '../chapter/chapter.queries.ts';
import type { Db } from '../platform/db/open.ts';
import { chapterReferences, factsKey, factsReference } from './chapter-tables.ts';
import {
  asReference,
  namedFacts,
  type StoredRow,
  type StoredTable,
  storedRules,
  storedTables,
} from './reference.queries.ts';
import { namesOf } from './reference-names.ts';

/** Every table that a relation of the year can name. @throws Refusal `not-found` */
export function relatableTables(db: Db, yearId: number): readonly ReferenceTable[] {
  const chapter = buildChapter(gatherChapter(db, yearId));
  return [
    ...storedTables(db, yearId).map(asReference),
    ...chapterReferences(chapter),
    factsReference(namedFacts(db, yearId)),
  ];
}

/** The tables of a year with what is found in each. @throws Refusal `not-found` */
export function listReferences(db: Db, yearId: number): readonly ReferenceTableSummary[] {
  const stored = storedTables(db, yearId);
  if (stored.length === 0) return [];
  const { findings } = checked(db, yearId);
  return stored.map(({ id, key, number, label, title, rows }) => {
    const own = findings.filter((finding) => isAbout(finding, key));
    return {
      id,
      key,
      number,
      label,
      title,
      rows: rows.filter(({ kind }) => kind === 'body').length,
      worst: own.length === 0 ? null : own.map(({ severity }): Severity => severity).reduce(worst),
      findings: own.length,
    };
  });
}

/** One table with its findings and marks. @throws Refusal `not-found` */
export function referenceTable(db: Db, yearId: number, tableId: number): ReferenceTableView {
  const { tables, findings, names } = checked(db, yearId);
  const table = storedTables(db, yearId).find(({ id }) => id === tableId);
  if (!table) throw new Refusal('not-found', { what: 'reference-table' });
  const own = findings.filter((finding) => isAbout(finding, table.key));
  const marks = marksIn(table, own, (finding) => es.reference.message(finding, names));
  const printed = tables.find(({ key }) => key === table.key);
  return {
    ...table,
    rows: table.rows.map(({ id, kind, cells }) => ({
      id,
      kind,
      cells: table.columns.flatMap((column) => {
        const cell = cells.get(column.id);
        return cell ? [{ ...cell, warning: marks.get(cell.id) ?? null }] : [];
      }),
    })),
    sums: table.columns.map(({ key, total }) =>
      total === 'sum' ? (printed?.rows ?? []).reduce((sum, { values }) => sum + (values[key] ?? 0), 0) : null,
    ),
    findings: own.map(
      (finding): ReferenceFindingView => ({
        severity: finding.severity,
        text: es.reference.message(finding, names),
        advice: es.reference.advice(finding, names),
      }),
    ),
  };
}

/** The relations of a year, whether each holds, and the figures they can name. @throws Refusal `not-found` */
export function referenceRules(db: Db, yearId: number): ReferenceRules {
  const { tables, names } = checked(db, yearId);
  const index = indexTables(tables.filter(hasFigures));
  const isThere = ({ table, column, row }: Term): boolean =>
    index.get(table)?.columns.has(column) === true &&
    (row === undefined || index.get(table)?.rows.has(keyOf(row)) === true);
  const stateOf = (rule: ReferenceRule): Pick<ReferenceRuleView, 'state' | 'message'> => {
    const terms = rule.comparisons.flatMap(({ left, right }) => [...left, ...right]);
    if (!terms.every(isThere)) return { state: 'silent', message: null };
    // as printed: one that only a shift breaks is told with the shift, and is broken all the same
    const [found] = ruleFindings(index, [rule]);
    return found
      ? { state: 'broken', message: es.reference.differences(found, names) }
      : { state: 'holds', message: null };
  };
  return {
    rules: storedRules(db, yearId).map(({ position, ...rule }) => ({
      ...rule,
      text: ruleText(rule.text, tables),
      ...stateOf(rule),
    })),
    choices: tables.map(choiceOf),
  };
}

function choiceOf({ key, label, title, columns, rows, total }: ReferenceTable): ReferenceChoice {
  return {
    key,
    name: key === factsKey ? title : `${label} ${title}`,
    columns: columns
      .filter(({ kind }) => kind !== 'text')
      .map((column) => ({
        key: column.key,
        label: columnName(column),
        kind: column.kind,
        decimals: column.decimals,
      })),
    rows: rows.map((row) => row.key),
    hasTotal: total !== null,
  };
}

function checked(db: Db, yearId: number) {
  const tables = relatableTables(db, yearId);
  const rules = storedRules(db, yearId);
  return { tables, findings: checkReferences(tables, rules), names: namesOf(tables) };
}

/** A shift is told in its own table; the relations that it breaks are seen elsewhere too, and told there as evidence. */
function isAbout(finding: ReferenceFinding, key: string): boolean {
  if (finding.kind === 'shift' || finding.kind === 'label') return finding.table === key;
  return differencesOf(finding).some(({ places }) => places.some(({ table }) => table === key));
}

/** For each cell that a finding is about, what is found; the worst finding speaks. */
function marksIn(
  table: StoredTable,
  findings: readonly ReferenceFinding[],
  messageOf: (finding: ReferenceFinding) => string,
): ReadonlyMap<number, string> {
  const named = table.columns.find(({ namesRows }) => namesRows);
  const rowsByKey = groupBy(table.rows, (row) => (row.kind === 'total' ? '' : nameOf(row, named?.id)));
  const marks = new Map<number, string>();
  const mark = (row: string | null, column: string | undefined, finding: ReferenceFinding): void => {
    const columnId = table.columns.find(({ key }) => key === column)?.id ?? named?.id;
    for (const { cells } of rowsByKey.get(row === null ? '' : keyOf(row)) ?? []) {
      const cell = columnId === undefined ? undefined : cells.get(columnId);
      if (cell && !marks.has(cell.id)) marks.set(cell.id, messageOf(finding));
    }
  };
  for (const finding of findings) {
    if (finding.kind === 'label') mark(finding.label, undefined, finding);
    else if (finding.kind === 'shift')
      for (const move of finding.moves)
        mark(move.kind === 'missing' ? move.key : move.label, finding.column ?? undefined, finding);
    else
      for (const { places } of finding.differences)
        for (const place of places) if (place.table === table.key) mark(place.row, place.column, finding);
  }
  return marks;
}

const nameOf = ({ cells }: StoredRow, columnId: number | undefined): string =>
  columnId === undefined ? '' : keyOf(cells.get(columnId)?.text ?? '');
