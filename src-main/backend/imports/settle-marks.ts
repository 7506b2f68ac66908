import type { Problem, RawSheet } from '#shared/domain/imports.ts';
import type { DecimalMark } from '#shared/domain/table-mapping.ts';
import { decideMarks, readWritten } from './assistant/marks.ts';
import { createProblems } from './problems.ts';
import type { AmountColumns } from './profiles/profile.ts';

/**
 * The sheet of a text table with the numbers of its amount columns in the form that profiles declare: a spreadsheet of another
 * region saves "219494,07". One decision for each column from all of its values; where nothing decides, the person's answer
 * for the file, or else a question (IM5). Only cells that the decision rewrites are other than read.
 */
export function settleMarks(
  sheet: RawSheet,
  { firstRow, columns }: AmountColumns,
  decimal: DecimalMark | null,
): { readonly sheet: RawSheet; readonly problems: readonly Problem[] } {
  const problems = createProblems();
  const byComma = new Set<number>();
  for (const { column, heading } of columns) {
    const texts = sheet.rows.slice(firstRow).map((cells) => cells[column] ?? '');
    const decision = decideMarks(texts);
    const at = (index: number) => ({ sheet: sheet.name, row: firstRow + index + 1, column: column + 1 });
    if (decision.kind === 'decided' && decision.mark === 'comma') byComma.add(column);
    if (decision.kind === 'contradictory')
      problems.add('error', 'marks-contradict', at(decision.comma), texts[decision.comma] ?? '', {
        column: heading,
        other: texts[decision.point] ?? '',
        row: String(firstRow + decision.point + 1),
      });
    if (decision.kind !== 'ambiguous') continue;
    const found = texts[decision.at] ?? '';
    if (decimal === 'comma') byComma.add(column);
    if (decimal === null)
      problems.add('error', 'ambiguous-marks', at(decision.at), found, {
        column: heading,
        point: readWritten(found, 'point')?.text ?? '',
        comma: readWritten(found, 'comma')?.text ?? '',
      });
  }
  if (byComma.size === 0) return { sheet, problems: problems.list() };
  const rewritten = (cell: string, column: number): string => {
    const reading = byComma.has(column) ? readWritten(cell, 'comma') : null;
    // A percentage is no amount, which its sign tells.
    return reading === null || reading.percent ? cell : reading.text;
  };
  return {
    sheet: { ...sheet, rows: sheet.rows.map((cells, row) => (row < firstRow ? cells : cells.map(rewritten))) },
    problems: problems.list(),
  };
}
