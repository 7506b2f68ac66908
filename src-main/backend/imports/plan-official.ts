import type { BudgetSource, OfficialDimension, ViewDimension } from '#shared/domain/budget.ts';
import type { ParsedFile, PlanBeside } from '#shared/domain/imports.ts';
import { chosenSource, sourceFor } from '../budget/view-sources.queries.ts';
import type { Db } from '../platform/db/open.ts';
import { isNameless } from './assistant/budget-table.ts';
import { lineKey } from './line-key.ts';

/**
 * The dimensions that a file will speak for: those it is about and, where only a file in whole soles speaks for a view so
 * far, the views that a file with céntimos has besides (a SIAF report knows its rubros and months).
 */
export function becomesOfficial(db: Db, yearId: number, file: ParsedFile): readonly OfficialDimension[] {
  const about = file.dimensions.filter(
    (dimension): dimension is OfficialDimension =>
      dimension !== 'unit' && beats(file, sourceFor(db, yearId, dimension)),
  );
  const besides = views.filter((view) => {
    const chosen = file.dimensions.includes(view) ? null : chosenSource(db, yearId, view);
    return chosen !== null && beats(file, chosen) && has(file, view);
  });
  return [...about, ...besides];
}

/** The sources that stay official in what the file is about (IM16); of the unit's total, the one that the tables print. */
export function staysOfficial(db: Db, yearId: number, file: ParsedFile): readonly PlanBeside[] {
  const becoming = new Set<string>(becomesOfficial(db, yearId, file));
  return file.dimensions.flatMap((dimension): readonly PlanBeside[] => {
    if (becoming.has(dimension)) return [];
    const source = sourceFor(db, yearId, dimension === 'unit' ? 'generica' : dimension);
    if (source === null) return [];
    const { fileName, profile, cutOffDate, scale } = source;
    return [{ dimension, fileName, profile, cutOffDate, scale }];
  });
}

const views = ['product', 'funding-source', 'rubro', 'month'] as const satisfies readonly ViewDimension[];

/**
 * A file speaks for a dimension where nothing did, where its own profile did, or where it has céntimos and the other does
 * not. In all other cases it is kept beside the official one (IM16); so is always a table without headings.
 */
function beats(file: ParsedFile, official: BudgetSource | null): boolean {
  if (isNameless(file.profile)) return false;
  if (official === null || official.profile === file.profile) return true;
  // A table of the office's own never takes the place of an official report by itself.
  if (file.profile.startsWith('table-')) return false;
  return file.scale === 'centimos' && official.scale === 'soles';
}

const has = (file: ParsedFile, view: ViewDimension): boolean =>
  file.lines.some((line) => lineKey(line, view) !== undefined);
