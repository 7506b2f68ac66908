/** The workbook in which other units fill in goals and indicators (IM20): what it looks like, without the format that holds it. */
export type FormWorkbook = {
  readonly title: string;
  readonly institution: string;
  /** Unit, year, date: what the workbook is for. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly instructions: readonly string[];
  readonly sheets: readonly FormSheet[];
  /** Rows of a sheet that nobody sees: what identifies the workbook, and which figure each of its cells is. */
  readonly marks: readonly (readonly string[])[];
};

export type FormSheet = {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly { readonly label: string; readonly width: number }[];
  readonly rows: readonly (readonly FormCell[])[];
};

/** `input: null`: nobody writes in it. `count`: a whole number; `figure`: a decimal as it is to be printed, n.d. or –. */
export type FormCell = { readonly text: string; readonly input: null | 'count' | 'figure' };

/** Of the marks sheet. A workbook with another one was made by another program version. */
export const formVersion = '1';
export const marksSheet = 'memoria-ufpp';
/** The first cell of the marks sheet. */
export const formMark = 'plantilla-memoria-ufpp';
/** Under the title and an empty row. */
export const formHeaderRow = 3;
/** Between the texts that say what a row is. */
export const labelSeparator = ' · ';
