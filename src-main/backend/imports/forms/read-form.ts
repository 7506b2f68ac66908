import { formMark, formVersion, labelSeparator, marksSheet } from '#shared/domain/collection-form.ts';
import type { Problem, RawSheet } from '#shared/domain/imports.ts';
import { createProblems } from '../problems.ts';

/** A form of ours that came back (IM20): what it is for, and each cell that somebody may have written in. */
export type ParsedForm = {
  readonly year: string;
  readonly unit: string;
  readonly cells: readonly FormEntry[];
  readonly problems: readonly Problem[];
};

/** Rows and columns count from 1. `was`: what the cell said when the form was made. */
export type FormEntry = {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** Of the figure, as `cellAddress` writes it. */
  readonly address: string;
  readonly was: string;
  readonly found: string;
};

/** The form in a workbook; `null` for a workbook that is none. Knows no year: what the cells mean is found out later. */
export function readForm(sheets: readonly RawSheet[]): ParsedForm | null {
  const marks = sheets.find(({ name, rows }) => name === marksSheet && rows[0]?.[0] === formMark);
  if (!marks) return null;
  const problems = createProblems();
  const fact = (name: string): string => marks.rows.find(([first]) => first === name)?.[1]?.trim() ?? '';
  const version = fact(formMark);
  if (version !== formVersion) problems.add('error', 'form-version', null, version, { expected: formVersion });
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const missing = new Set<string>();
  const cells = marks.rows.flatMap((mark): readonly FormEntry[] => {
    if (mark[0] !== 'cell' || version !== formVersion) return [];
    const [, name = '', row = '', column = '', labels = '', label = '', address = '', was = ''] = mark;
    const sheet = byName.get(name);
    if (!sheet) {
      if (!missing.has(name)) problems.add('error', 'form-sheet-missing', null, name);
      missing.add(name);
      return [];
    }
    const line = sheet.rows[Number(row) - 1] ?? [];
    const foundLabel = labels
      .split(' ')
      .map((place) => (line[Number(place) - 1] ?? '').trim())
      .join(labelSeparator);
    if (foundLabel !== label.trim()) {
      problems.add('error', 'form-row-moved', { sheet: name, row: Number(row) }, foundLabel, { expected: label });
      return [];
    }
    const found = (line[Number(column) - 1] ?? '').trim();
    return [{ sheet: name, row: Number(row), column: Number(column), address, was, found }];
  });
  return { year: fact('year'), unit: fact('unit'), cells, problems: problems.list() };
}
