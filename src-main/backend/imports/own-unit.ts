import type { ParsedFile } from '#shared/domain/imports.ts';
import type { ParseResult } from './runner.ts';

/**
 * Of a file with a row for each executing unit of the pliego, the row of the year's own unit and what was said about it; the
 * others are other people's money. Without that row the file stays as it is, and the plan refuses it as another unit's.
 */
export function ofOwnUnit(result: ParseResult, secEjec: string): ParseResult {
  if (result.kind !== 'parsed' || !result.file.dimensions.includes('unit')) return result;
  const file = narrowed(result.file, secEjec.replace(/^0+(?=.)/, ''));
  return file === null ? result : { ...result, file };
}

function narrowed(file: ParsedFile, unit: string): ParsedFile | null {
  const lines = file.lines.filter((line) => line.unit === unit);
  if (lines.length === 0) return null;
  const others = new Set(file.lines.filter((line) => line.unit !== unit).map(({ row }) => row));
  const problems = file.problems.filter(({ at, severity }) => severity === 'error' || !at || !others.has(at.row));
  return { ...file, lines, executingUnits: [unit], problems };
}
