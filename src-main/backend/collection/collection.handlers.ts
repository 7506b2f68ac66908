import { Refusal } from '#shared/contract/errors.ts';
import { es } from '#shared/strings/es.ts';
import type { Context } from '../context.ts';
import { writeTemporary } from '../platform/files/write-temporary.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { sharingUnits } from './collection.queries.ts';
import { collectionForm } from './collection-form.ts';

export const collectionHandlers: HandlersOf<'collection'> = {
  'collection.units': ({ db }, { yearId }) => sharingUnits(db, yearId),
  'collection.form': (context, input) => writeForm(context, input),
};

/** @throws Refusal `not-found` for a year or unit that does not exist, or where there is nothing to fill in */
async function writeForm(
  context: Context,
  { yearId, organicUnit }: { readonly yearId: number; readonly organicUnit: string | null },
): Promise<{ readonly handle: string; readonly name: string }> {
  const { db, clock } = context;
  const year = db.prepare<[number], number>('SELECT year FROM fiscal_year WHERE id = ?').pluck().get(yearId);
  if (year === undefined) throw new Refusal('not-found', { what: 'year' });
  const now = clock();
  const form = collectionForm(db, { yearId, year, organicUnit, madeAt: now.toISOString() });
  if (form.sheets.length === 0) throw new Refusal('not-found', { what: 'target' });
  // Loaded when first used: it brings the Excel library with it.
  const { renderForm } = await import('../chapter/render-xlsx/form-workbook.ts');
  return writeTemporary(context, es.collection.fileName(year, organicUnit), await renderForm(form, now));
}
