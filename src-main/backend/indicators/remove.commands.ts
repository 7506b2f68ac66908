import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { anchors } from '#shared/domain/notes.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit, type Change, removals, type WholeRow } from '../platform/undo/edit-log.ts';
import { storedIndicators } from './stored-indicators.ts';

/**
 * Takes rows out of the table as one act, with everything that hangs on them; undo brings all of it back. A note that loses
 * its last place stays, and a check reports it (IN6). @throws Refusal `not-found`, `closed-year`
 */
export function removeRows(db: Db, author: Author, { yearId, rows }: Input<'indicators.remove'>): void {
  transaction(db, () => {
    const all = storedIndicators(db, yearId);
    const levelIds = new Set(rows.filter(({ kind }) => kind === 'level').map(({ id }) => id));
    const named = new Set(rows.filter(({ kind }) => kind === 'indicator').map(({ id }) => id));
    const ids = all.filter(({ id, levelId }) => named.has(id) || levelIds.has(levelId)).map(({ id }) => id);
    const levels = rowsOf(db, 'SELECT * FROM indicator_level WHERE year_id = ?', yearId).filter(({ id }) =>
      levelIds.has(id),
    );
    if (levels.length !== levelIds.size || [...named].some((id) => !ids.includes(id)))
      throw new Refusal('not-found', { what: 'indicator' });
    const gone = new Set(ids.map(String));
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.removeIndicatorRows(ids.length, levels.length),
      changes: [
        ...hangers(db, yearId, {
          anchor: ([place = '', id = '']) => (place === 'row' || place === 'value') && gone.has(id),
          cell: ([kind = '', id = '']) => kind === 'indicator' && gone.has(id),
          value: (row) => gone.has(String(row.indicator_id)),
        }),
        ...removals(
          'indicator',
          rowsOf(db, 'SELECT * FROM indicator WHERE year_id = ?', yearId).filter(({ id }) => ids.includes(id)),
        ),
        ...removals('indicator_level', levels),
      ],
    });
  });
}

/** Takes a column out of the table with the values in it. @throws Refusal `not-found`, `closed-year` */
export function removeYear(db: Db, author: Author, { yearId, year }: Input<'indicators.removeYear'>): void {
  transaction(db, () => {
    const columns = rowsOf(db, 'SELECT * FROM indicator_year WHERE year_id = ?', yearId).filter(
      (row) => row.year === year,
    );
    if (columns.length === 0) throw new Refusal('not-found', { what: 'year' });
    const heading = anchors.column(`y${year}`);
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.removeIndicatorYear(year),
      changes: [
        ...hangers(db, yearId, {
          anchor: (parts) => parts.join(':') === heading || (parts[0] === 'value' && parts[2] === String(year)),
          cell: ([kind, , of]) => kind === 'indicator' && of === String(year),
          value: (row) => row.year === year,
        }),
        ...removals('indicator_year', columns),
      ],
    });
  });
}

type Which = {
  /** Of a note of the indicators, in parts. */
  readonly anchor: (parts: readonly string[]) => boolean;
  /** Address of a commented cell, in parts. */
  readonly cell: (parts: readonly string[]) => boolean;
  readonly value: (row: WholeRow) => boolean;
};

/** What goes with a row or a column: places of notes, comments, values. */
function hangers(db: Db, yearId: number, which: Which): readonly Change[] {
  const anchorRows = rowsOf(
    db,
    `SELECT anchor.* FROM note_anchor AS anchor JOIN note ON note.id = anchor.note_id
      WHERE note.year_id = ? AND note.table_key = 'indicators'`,
    yearId,
  );
  const comments = rowsOf(db, 'SELECT * FROM cell_comment WHERE year_id = ?', yearId);
  const values = rowsOf(
    db,
    `SELECT value.* FROM indicator_value AS value JOIN indicator ON indicator.id = value.indicator_id
      WHERE indicator.year_id = ?`,
    yearId,
  );
  return [
    ...removals(
      'note_anchor',
      anchorRows.filter(({ anchor }) => which.anchor(String(anchor).split(':'))),
    ),
    ...removals(
      'cell_comment',
      comments.filter(({ cell }) => which.cell(String(cell).split(':'))),
    ),
    ...removals('indicator_value', values.filter(which.value)),
  ];
}

const rowsOf = (db: Db, sql: string, yearId: number): readonly WholeRow[] =>
  db.prepare<[number], WholeRow>(sql).all(yearId);
