/** What lies behind a figure, in words and texts (CK16): the window prints it as it comes. */
export type Explanation = {
  readonly title: string;
  /** As it stands where it was asked about; `null`: there is none. */
  readonly printed: string | null;
  /** From the exact value to what is printed, one rounding a step. */
  readonly steps: readonly ExplainedValue[];
  readonly formula: string | null;
  /** What the formula is made of; each can be asked about in turn. */
  readonly parts: readonly (ExplainedValue & { readonly address: string | null })[];
  /** Lines of the official file that it adds up. */
  readonly source: ExplainedSource | null;
  /** Where a figure comes from that no file brought: a person, a version of the POI, another chapter. */
  readonly origin: string | null;
  /** The cell where it is edited, for the way there and its history; `null` for what is computed. */
  readonly cell: string | null;
};

export type ExplainedValue = { readonly label: string; readonly text: string };

export type ExplainedSource = {
  readonly fileName: string;
  /** dd/mm/yyyy; `null` where the file does not say. */
  readonly cutOff: string | null;
  /** How many lines there are; `lines` are the first of them. */
  readonly count: number;
  readonly lines: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly specific: string;
    readonly text: string;
  }[];
};
