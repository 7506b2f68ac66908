import { type BudgetMeasure, budgetMeasures } from '#shared/domain/budget.ts';
import type { SourceLines } from '#shared/domain/budget-views.ts';
import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import { plainDecimal } from '#shared/domain/decimal.ts';
import type { Cell, Column, TableModel } from '#shared/domain/table-model.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { es } from '#shared/strings/es.ts';
import type { BehindTables } from '../behind-tables.ts';
import { type CsvField, csv } from './csv.ts';

/** `name`: what comes after the name of the issue: "Tabla 18". */
export type CsvFile = { readonly name: string; readonly bytes: Uint8Array };

/** The open annex: every table of the chapters, and the lines that they are made of, a file each. Amounts in soles. */
export function renderCsv({ blocks }: ChapterModel, { sources }: BehindTables): readonly CsvFile[] {
  return [
    ...blocks.flatMap((block) =>
      block.kind === 'table'
        ? [{ name: es.documents.tableSheet(block.table.number), bytes: tableCsv(block.table) }]
        : [],
    ),
    ...sources.map(({ source, lines }, index) => ({
      name: es.documents.behind.sheet(index, sources.length),
      bytes: linesCsv(source.fileName, lines),
    })),
  ];
}

const tableCsv = ({ columns, rows }: TableModel): Uint8Array =>
  csv([columns.map((column) => ({ text: heading(column) })), ...rows.map(({ cells }) => cells.map(fieldOf))]);

/** A heading over several columns stands before each of them; percentages say so, for their sign is not in the field. */
function heading({ label, group, kind }: Column): string {
  const whole = group ? `${group.label}: ${label}` : label;
  return kind === 'percent' && !whole.includes('%') ? `${whole} (%)` : whole;
}

function fieldOf(cell: Cell): CsvField {
  switch (cell.kind) {
    case 'text':
      return { text: cellText(cell) };
    case 'amount':
      return cell.value === null ? null : { number: plainDecimal({ scaled: cell.value, decimals: 2 }) };
    case 'count':
      return cell.value === null ? null : { number: String(cell.value) };
    case 'percent':
      return cell.value && { number: plainDecimal(cell.value) };
    case 'decimal':
      // "n.d." and "–" are said, not left out: an empty field would be a third thing.
      if (cell.value === null) return cell.mark === null ? null : { text: cellText({ ...cell, notes: [] }) };
      return { number: plainDecimal(cell.value) };
    default:
      return cell satisfies never;
  }
}

function linesCsv(fileName: string, lines: SourceLines['lines']): Uint8Array {
  const { columns } = es.documents.behind;
  const word = (text: string | null): CsvField => (text === null || text === '' ? null : { text });
  const amount = (line: SourceLines['lines'][number], measure: BudgetMeasure): CsvField => {
    const cents = line[measure];
    return cents === null ? null : { number: plainDecimal({ scaled: cents, decimals: 2 }) };
  };
  return csv([
    [
      ...[columns.file, columns.sheet, columns.row, columns.generica, columns.activity],
      ...[columns.fundingSource, columns.rubro, columns.specific],
      ...budgetMeasures.map((measure) => es.screens.measures[measure]),
    ].map((text) => ({ text })),
    ...lines.map((line) => [
      word(fileName),
      word(line.sheet),
      { number: String(line.row) },
      ...[line.genericaCode, line.activityCode, line.fundingSourceCode, line.rubroCode, line.specific].map(word),
      ...budgetMeasures.map((measure) => amount(line, measure)),
    ]),
  ]);
}
