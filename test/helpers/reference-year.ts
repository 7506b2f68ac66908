import type { ReferenceTableView } from '#shared/contract/index.ts';
import { type BackendUnderTest, openBackend } from './backend.ts';
import { fillYear2024 } from './year-2024.ts';

export type ReferenceYear = BackendUnderTest & { readonly yearId: number };

/** The year 2024 with the tables of its other chapters. */
export function openReferences(): ReferenceYear {
  const backend = openBackend();
  return { ...backend, yearId: fillYear2024(backend.db, { references: true }) };
}

/** A table as the screen shows it, by the key that relations call it. */
export async function tableOf({ call, yearId }: ReferenceYear, key: string): Promise<ReferenceTableView> {
  const found = (await call('reference.list', { yearId })).find((table) => table.key === key);
  if (!found) throw new Error(`no table ${key}`);
  return call('reference.table', { yearId, tableId: found.id });
}

/** Ids of the rules that find something. */
export const rulesFound = async ({ call, yearId }: ReferenceYear): Promise<readonly string[]> =>
  (await call('checks.run', { yearId })).findings.map(({ rule }) => rule);

/** What the cells of a table hold, row by row. */
export const texts = ({ columns, rows }: ReferenceTableView): readonly unknown[] =>
  rows.map(({ cells }) => cells.map(({ value, text }, index) => (columns[index]?.kind === 'text' ? text : value)));
