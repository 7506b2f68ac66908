import { totalCode } from './cell-address.ts';
import type { FigureRef } from './narrative.ts';
import { budgetTables } from './table-columns.ts';
import type { Row, TableKey } from './table-model.ts';

/** The address of what a cell of a table shows, for sentences to link it (NA8); `null` for words and for parts of a row. */
export function figureOfCell(table: TableKey, row: Pick<Row, 'key' | 'kind'>, column: string): FigureRef | null {
  if (row.kind === 'detail') return null;
  const dimension = budgetTables[table];
  if (dimension !== undefined) {
    // The total of this table: that of the chapters may be of another file (CH-5).
    const subject = `${dimension}/${row.kind === 'total' ? totalCode : row.key}`;
    if (column === 'share') return row.kind === 'total' ? null : `shares/${table}/${row.key}`;
    const place = budgetPlaces[column];
    return place === undefined ? null : `${place.before ? 'previous/' : ''}budget/${subject}/${place.measure}`;
  }
  if (row.kind !== 'body') return null;
  if (table === 'targets') {
    if (column === 'financial') return `budget/activity/${row.key}/progress`;
    return ['programmed', 'executed', 'progress'].includes(column) ? `targets/${row.key}/${column}` : null;
  }
  const year = table === 'indicators' ? /^y(\d{4})$/.exec(column)?.[1] : undefined;
  return year === undefined ? null : `indicators/${row.key}/${year}`;
}

const now = (measure: string) => ({ measure, before: false });
const budgetPlaces: Readonly<Record<string, { readonly measure: string; readonly before: boolean }>> = {
  pia: now('pia'),
  modifications: now('modifications'),
  pim: now('pim'),
  certificado: now('certificado'),
  compromiso: now('compromiso'),
  devengado: now('devengado'),
  girado: now('girado'),
  balance: now('balance'),
  progress: now('progress'),
  change: now('change'),
  changePercent: now('change-percent'),
  previousPim: { measure: 'pim', before: true },
  previousDevengado: { measure: 'devengado', before: true },
};
