import type { Block, Run } from '#shared/domain/chapter-model.ts';
import type { Row, TableModel } from '#shared/domain/table-model.ts';

/** Addresses of what stands on a page: `block/targets`, `cell/targets/5000276/executed`, `figure/budget/total/pim`. */
export const blockAddress = ({ id }: Pick<Block, 'id'>): string => `block/${encodeURIComponent(id)}`;

export const cellAddressOf = ({ key, columns }: TableModel, row: Row, column: number): string =>
  ['cell', key, row.key, columns[column]?.key ?? ''].map(encodeURIComponent).join('/');

/** `null` for what is no figure. */
export const runAddress = (run: Run): string | null =>
  run.kind === 'figure' || run.kind === 'missing'
    ? `figure/${run.ref.split('/').map(encodeURIComponent).join('/')}`
    : null;
