import type { CellComment, CellEvent, CellOrigin } from '#shared/contract/types.ts';
import { type CellPlace, cellAddress } from '#shared/domain/cell-address.ts';
import { cents } from '#shared/domain/money.ts';
import type { Cell } from '#shared/domain/table-model.ts';
import { cellText } from '#shared/format/cell-text.ts';
import type { Db } from '../platform/db/open.ts';
import type { Change, EditableTable, RowImage } from '../platform/undo/edit-log.ts';
import { referenceCellAt } from '../reference/reference-cell.queries.ts';
import { valueText as formText } from '../reference/reference-names.ts';

/** What people said about cells of the year (EG10). */
export function cellComments(db: Db, yearId: number): readonly CellComment[] {
  return db
    .prepare<[number], CellComment>('SELECT cell, text FROM cell_comment WHERE year_id = ? ORDER BY cell')
    .all(yearId);
}

/** The cells of the file behind a value, of the newest import in force that wrote it; none for what was typed (IM12). */
export function cellOrigin(db: Db, yearId: number, place: CellPlace): readonly CellOrigin[] {
  const cell = importedAs(db, place);
  return db
    .prepare<{ yearId: number; cell: string }, CellOrigin>(
      `SELECT origin.batch_id AS batchId, file.name AS fileName, origin.sheet, origin.source_row AS row,
              origin.source_column AS column, origin.found
         FROM import_cell AS origin
         JOIN import_batch AS batch ON batch.id = origin.batch_id
         JOIN source_file AS file ON file.id = batch.source_file_id
        WHERE origin.cell = @cell AND origin.batch_id =
              (SELECT max(other.batch_id) FROM import_cell AS other JOIN import_batch AS newer ON newer.id = other.batch_id
                WHERE other.cell = @cell AND newer.year_id = @yearId AND newer.state = 'active')
        ORDER BY origin.source_row, origin.source_column`,
    )
    .all({ yearId, cell });
}

/**
 * Everything the record knows of one cell, newest first: who wrote what over what, when and why (EG10, VE4). An undo is an
 * event like any other. Values are as the screen shows them; `null`: the cell had none of its own.
 */
export function cellHistory(db: Db, yearId: number, place: CellPlace): readonly CellEvent[] {
  const { table, key, rowId } = storedAs(db, yearId, place);
  const read = place.kind === 'reference' ? referenceReader(db, yearId, place) : imageReader(place);
  const entries = db
    .prepare<[number, string], Omit<CellEvent, 'before' | 'after'> & { changes: string }>(
      `SELECT id AS entryId, at, by, kind, label, reason, changes FROM edit_log
        WHERE year_id = ? AND instr(changes, ?) > 0 ORDER BY id DESC`,
    )
    .all(yearId, `"table":"${table}"`)
    .map(({ changes, ...entry }) => ({
      ...entry,
      changes: (JSON.parse(changes) as readonly Change[]).filter((change) => change.table === table),
    }));
  // A row that was deleted, or taken away by undo, is known by what its images say.
  const ids = new Set([
    ...(rowId === null ? [] : [rowId]),
    ...entries
      .flatMap(({ changes }) => changes)
      .filter(({ before, after }) => has(before, key) || has(after, key))
      .map(({ id }) => id),
  ]);
  return entries.flatMap(({ changes, ...entry }) =>
    changes
      .filter(({ id }) => ids.has(id))
      .map(({ before, after }) => ({ ...entry, before: read(before), after: read(after) }))
      .filter((event) => event.before !== event.after),
  );
}

/** As imports call the cell that they write: a figure of a month by its row. */
function importedAs(db: Db, place: CellPlace): string {
  if ((place.kind !== 'target' && place.kind !== 'target-unit') || place.month === undefined) return cellAddress(place);
  return `target-month:${monthRow(db, place, place.month) ?? ''}:${place.field}`;
}

type GoalPlace = Extract<CellPlace, { readonly kind: 'target' | 'target-unit' }>;

function monthRow(db: Db, { kind, id }: GoalPlace, month: number): number | null {
  const sql =
    kind === 'target'
      ? 'SELECT id FROM target_month WHERE target_id = ? AND target_unit_id IS NULL AND month = ?'
      : 'SELECT id FROM target_month WHERE target_unit_id = ? AND month = ?';
  return db.prepare<[number, number], number>(sql).pluck().get(id, month) ?? null;
}

type Stored = {
  readonly table: EditableTable;
  /** Columns that tell the row apart; none where its id alone does. */
  readonly key: RowImage | null;
  readonly rowId: number | null;
};

function storedAs(db: Db, yearId: number, place: CellPlace): Stored {
  switch (place.kind) {
    case 'target':
    case 'target-unit': {
      const { kind, id, month } = place;
      if (month === undefined) return { table: kind === 'target' ? 'target' : 'target_unit', key: null, rowId: id };
      const of = kind === 'target' ? { target_id: id, target_unit_id: null } : { target_unit_id: id };
      return { table: 'target_month', key: { ...of, month }, rowId: monthRow(db, place, month) };
    }
    case 'indicator': {
      const id = db
        .prepare<[number, number], number>('SELECT id FROM indicator_value WHERE indicator_id = ? AND year = ?')
        .pluck()
        .get(place.id, place.year);
      return { table: 'indicator_value', key: { indicator_id: place.id, year: place.year }, rowId: id ?? null };
    }
    case 'budget': {
      const { dimension, code, measure } = place;
      return { table: 'budget_override', key: { year_id: yearId, dimension, code, measure }, rowId: null };
    }
    case 'reference': {
      const { row, column } = place;
      const id = db
        .prepare<[number, number], number>('SELECT id FROM reference_cell WHERE row_id = ? AND column_id = ?')
        .pluck()
        .get(row, column);
      return { table: 'reference_cell', key: { row_id: row, column_id: column }, rowId: id ?? null };
    }
    default:
      return place satisfies never;
  }
}

const has = (image: RowImage | null, key: RowImage | null): boolean =>
  image !== null && key !== null && Object.entries(key).every(([column, value]) => image[column] === value);

/** What a row of the record says of a cell; `null`: nothing of its own. */
type Reader = (image: RowImage | null) => string | null;

/** A figure in the form that its column has now; words as they are. */
function referenceReader(db: Db, yearId: number, place: ReferencePlace): Reader {
  const form = referenceCellAt(db, yearId, place);
  return (image) => {
    if (image === null) return null;
    const { value, text } = image;
    if (typeof text === 'string') return text;
    return form && typeof value === 'number' ? formText(value, form) : null;
  };
}

function imageReader(place: OwnPlace): Reader {
  return (image) => {
    if (image === null) return null;
    const cell = cellOf(place, image);
    return cell.value === null && !('mark' in cell && cell.mark !== null) ? null : cellText(cell);
  };
}

type ReferencePlace = CellPlace & { readonly kind: 'reference' };
type OwnPlace = Exclude<CellPlace, ReferencePlace>;

function cellOf(place: OwnPlace, image: RowImage): Exclude<Cell, { kind: 'text' | 'percent' }> {
  if (place.kind === 'budget') {
    const { cents: amount } = image;
    return { kind: 'amount', value: typeof amount === 'number' ? cents(amount) : null, decimals: 2 };
  }
  if (place.kind !== 'indicator') {
    const count = image[place.field];
    return { kind: 'count', value: typeof count === 'number' ? count : null };
  }
  const { scaled, decimals, mark } = image;
  return {
    kind: 'decimal',
    value: typeof scaled === 'number' && typeof decimals === 'number' ? { scaled, decimals } : null,
    mark: mark === 'nd' || mark === 'dash' ? mark : null,
    suffix: '',
  };
}
