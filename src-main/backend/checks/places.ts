import { budgetMeasures } from '#shared/domain/budget.ts';
import { type CellPlace, cellAddress, parseCellAddress, totalCode } from '#shared/domain/cell-address.ts';
import type { FindingPlace } from '#shared/domain/checks.ts';
import type { NamedPlace } from '#shared/domain/decisions.ts';
import type { TableKey, TableModel } from '#shared/domain/table-model.ts';
import { es } from '#shared/strings/es.ts';
import { namesOf } from '../reference/reference-names.ts';
import type { CheckFacts } from './check-facts.ts';
import { rowName } from './row-name.ts';

type Known = Pick<CheckFacts, 'tables' | 'targets' | 'blocks' | 'references' | 'indicators'>;

/** What a place is called, and the address that the window opens to show it. */
export function namedPlace(place: FindingPlace, known: Known): NamedPlace {
  if ('table' in place) return { label: tableLabel(place, known), address: tableAddress(place, known) };
  if ('paragraph' in place) return { label: paragraphLabel(place.paragraph, known), address: place.paragraph };
  if ('cell' in place) return { label: cellLabel(place.cell, known), address: place.cell };
  if ('setting' in place)
    return { label: es.checks.places.setting(settingName(place.setting)), address: `setting:${place.setting}` };
  const { reference, row, column } = place;
  return {
    label: referenceLabel(place, known),
    // as the screen of these tables takes it: ui/reference-place.ts
    address: JSON.stringify(row === undefined ? [reference] : [reference, row, column ?? '']),
  };
}

/** The part of the screen and the field in it; the catalogues are a part without fields. */
function settingName(setting: string): string {
  if (setting === 'catalogues') return es.catalogue.title;
  const [group = '', ...path] = setting.split('/');
  const field = path.at(-1) ?? '';
  const table = Object.entries(es.narrative.screen.tables).find(([key]) => key === path[0])?.[1];
  return `${table ?? es.settings.groups[group] ?? group} · ${es.settings.field(field)}`;
}

function cellLabel(address: string, { targets, indicators }: Known): string {
  const place = parseCellAddress(address);
  const { cell, cellOf } = es.checks.places;
  switch (place?.kind) {
    case 'budget':
      return cellOf(es.screens.measures[place.measure], place.code);
    case 'indicator':
      return cellOf(String(place.year), indicators.rows.find(({ id }) => id === place.id)?.name ?? '');
    case 'target':
      return cellOf(
        es.screens.targets.columns[place.field],
        targets.find(({ id }) => id === place.id)?.activityCode ?? '',
      );
    default:
      return cell;
  }
}

type ReferencePlace = Extract<FindingPlace, { readonly reference: string }>;

function referenceLabel({ reference, row, column }: ReferencePlace, { references: { tables } }: Known): string {
  const parts = [
    tables.find(({ key }) => key === reference)?.label ?? reference,
    ...(row === undefined ? [] : [row ?? es.screens.total]),
    ...(column === undefined ? [] : [namesOf(tables).column(reference, column)]),
  ];
  return parts.join(' · ');
}

type TablePlace = Extract<FindingPlace, { readonly table: TableKey }>;

function tableLabel({ table: key, row, column }: TablePlace, { tables }: Known): string {
  const table = tables.find((each) => each.key === key);
  if (!table) return es.checks.places.noTable;
  const parts = [
    row === undefined ? null : rowName(table, row),
    column === undefined ? null : columnName(table, column),
  ];
  return [table.label, ...parts.filter((part) => part !== null)].join(' · ');
}

const columnName = (table: TableModel, key: string): string =>
  table.columns.find((column) => column.key === key)?.label ?? key;

/** The cell behind a printed figure, or its row's first where the figure is computed. */
function tableAddress({ table, row, column }: TablePlace, { targets, tables }: Known): string | null {
  switch (table) {
    case 'targets': {
      const target = targets.find(({ activityCode }) => activityCode === row) ?? targets[0];
      const field = column === 'programmed' ? 'programmed' : 'executed';
      return target ? cellAddress({ kind: 'target', id: target.id, field }) : null;
    }
    case 'indicators': {
      const rows = tables.find(({ key }) => key === 'indicators')?.rows;
      const id = Number(row ?? rows?.find(({ kind }) => kind === 'body')?.key);
      const year = Number(column?.replace(/^y/, ''));
      if (!Number.isSafeInteger(id)) return null;
      return cellAddress({ kind: 'indicator', id, year: Number.isSafeInteger(year) ? year : firstYear(tables) });
    }
    default:
      return cellAddress(budgetPlace(table, row, column));
  }
}

function budgetPlace(
  table: Exclude<TableKey, 'targets' | 'indicators'>,
  row = totalCode,
  column: string | undefined,
): CellPlace {
  const dimension = table === 'execution-by-activity' ? 'activity' : 'generica';
  const measure = budgetMeasures.find((each) => each === column) ?? (table === 'pia-by-generica' ? 'pia' : 'pim');
  return { kind: 'budget', dimension, code: row, measure };
}

/** Of a place that names no year: the first one that the table shows. */
const firstYear = (tables: readonly TableModel[]): number =>
  Number(
    tables
      .find(({ key }) => key === 'indicators')
      ?.columns.find(({ key }) => /^y\d{4}$/.test(key))
      ?.key.slice(1) ?? 0,
  );

/** The heading that a block stands under, and the beginning of its words. */
function paragraphLabel(id: string, { blocks }: Known): string {
  const at = blocks.findIndex((block) => block.id === id);
  const block = blocks[at];
  const heading = blocks.slice(0, at + 1).findLast((each) => each.kind === 'heading');
  const number = heading?.kind === 'heading' ? heading.number : '';
  if (block?.kind === 'paragraph' && block.activityCode !== null)
    return es.checks.places.activityText(number, block.activityCode);
  const words = block?.kind === 'paragraph' ? block.runs.map(({ text }) => text).join('') : '';
  return es.checks.places.text(number, block?.kind === 'heading' ? block.text : words);
}
