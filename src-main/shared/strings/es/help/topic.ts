/** What the help can show. Pictures are drawn by the page from these words, so that they stay sharp and translate with the text. */
export type HelpBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'steps' | 'list'; readonly items: readonly string[] }
  /** Word and meaning. */
  | { readonly kind: 'terms'; readonly terms: readonly (readonly [string, string])[] }
  | { readonly kind: 'keys' }
  /** Buttons that are pressed one after the other in a portal, and the last one, which exports. */
  | { readonly kind: 'path'; readonly caption: string; readonly levels: readonly string[]; readonly exports: string }
  /** The top of a file as a spreadsheet shows it. `marked`: the row that the program looks for, from 0. */
  | {
      readonly kind: 'sheet';
      readonly caption: string;
      readonly name: string;
      readonly rows: readonly (readonly string[])[];
      readonly marked: number;
    }
  /** Other topics, by id. */
  | { readonly kind: 'see'; readonly topics: readonly string[] };

export type HelpTopic = {
  readonly id: string;
  readonly group: 'start' | 'export' | 'screens' | 'reference';
  readonly title: string;
  readonly blocks: readonly HelpBlock[];
};

/** How the unit whose year is open is called in the portals; general words where none is open. */
export type UnitWords = { readonly pliego: string; readonly executingUnit: string; readonly program: string };
