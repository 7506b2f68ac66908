import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import { cents } from '#shared/domain/money.ts';
import type { TableModel } from '#shared/domain/table-model.ts';
import { chapter2024, chapterWithTable, publishedTable } from './chapter-2024.ts';

/** Fifteen months of amounts, which upright would be too small to read. */
function wideTable(): TableModel {
  const table = publishedTable(18);
  const [name, amount] = table.columns;
  const [row] = table.rows;
  if (!name || !amount || !row) throw new Error('no column');
  const months = Array.from({ length: 15 }, (_, at) => ({ ...amount, key: `m${at}`, label: `Mes ${at + 1}` }));
  const value = { kind: 'amount' as const, value: cents(12_345_678_900), decimals: 2 as const };
  const cells = [row.cells[0] ?? value, ...months.map(() => value)];
  return { ...table, key: 'targets', columns: [name, ...months], rows: [{ ...row, cells }] };
}

const monthsOf = ({ columns, rows }: TableModel): Pick<TableModel, 'columns' | 'rows'> => ({ columns, rows });

/** An upright table, a wide one, and an upright one. */
export function chapterWithWideTable(): ChapterModel {
  return {
    ...chapter2024(),
    blocks: [
      ...chapterWithTable(publishedTable(18)).blocks,
      { kind: 'table', id: 'w', table: wideTable() },
      ...chapterWithTable(publishedTable(20)).blocks,
    ],
  };
}

/** The published chapters with the table of goals a month at a time; `last`: with nothing behind it. */
export function chaptersWithWideTargets({ last = false }: { readonly last?: boolean } = {}): ChapterModel {
  const model = chapter2024();
  const blocks = model.blocks.map((block) =>
    block.kind === 'table' && block.table.key === 'targets'
      ? { ...block, table: { ...block.table, ...monthsOf(wideTable()) } }
      : block,
  );
  const wide = blocks.filter((block) => block.kind === 'table' && block.table.key === 'targets');
  return { ...model, blocks: last ? [...blocks.filter((block) => !wide.includes(block)), ...wide] : blocks };
}
