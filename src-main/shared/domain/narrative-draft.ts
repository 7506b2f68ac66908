import type { Inline, NarrativeDocument } from './narrative.ts';
import type { TableKey } from './table-model.ts';

/** The text of the chapters as the editor shows and stores it whole: blocks in reading order. `id: null` is not stored yet. */
export type DraftBlock =
  | {
      readonly kind: 'heading';
      readonly id: number | null;
      readonly level: 1 | 2 | 3;
      readonly text: string;
      readonly toReview: boolean;
    }
  | {
      readonly kind: 'lead' | 'paragraph';
      readonly id: number | null;
      readonly document: NarrativeDocument;
      readonly toReview: boolean;
    }
  /** `document`: the template, printed for every activity of `activities` that has no text of its own (NA6). */
  | {
      readonly kind: 'activities';
      readonly id: number | null;
      readonly document: NarrativeDocument;
      readonly toReview: boolean;
      readonly activities: readonly DraftActivity[];
    }
  | { readonly kind: 'table'; readonly id: number | null; readonly table: TableKey }
  | { readonly kind: 'chart'; readonly id: number | null };

export type DraftActivity = {
  readonly code: string;
  /** Row of its own text; `null` while it reads as the template. */
  readonly id: number | null;
  /** Where it is not its own: the template as it stands. */
  readonly document: NarrativeDocument;
  readonly own: boolean;
  readonly toReview: boolean;
};

export type NarrativeDraft = readonly DraftBlock[];

/** What the page needs to show the text beside the blocks themselves. */
export type NarrativeView = {
  readonly blocks: NarrativeDraft;
  /** Of what is stored now; `narrative.setDocument` refuses to write over anything else. */
  readonly basis: string;
  /** Texts of the linked pieces by `inlineKey`; a piece without a text is missing. In the template the activity is `anyActivity`. */
  readonly texts: Readonly<Record<string, LinkText>>;
  /** Printed numbers and labels by block: "4.1.2", "Tabla N° 18". By position in `blocks`. */
  readonly labels: readonly string[];
  /** Lines above the paragraphs of the activities, by code. */
  readonly leads: Readonly<Record<string, string>>;
};

export type LinkText = { readonly text: string; readonly missing: boolean };

/** Something that can be linked in a sentence, with what it reads now (NA8). */
export type LinkChoice = {
  readonly label: string;
  /** One per format that suits; the first is proposed. */
  readonly forms: readonly { readonly inline: Inline; readonly text: string; readonly missing: boolean }[];
};

/** What is behind a linked figure (NA4). */
export type LinkFacts = {
  readonly label: string;
  /** What it reads now in the format of the sentence; `null`: it is missing. */
  readonly value: string | null;
  readonly source: string;
  /** Every sentence, table and chart that shows it. */
  readonly used: readonly string[];
  /** The same figure in the other formats that suit. */
  readonly forms: LinkChoice['forms'];
};

/** Stands for the activity in the template, where there is no activity at hand. */
export const anyActivity = '*';

/** Names a linked piece in the text of an activity (`null` outside of one): what reads the same has the same key. */
export const inlineKey = (inline: Inline, activityCode: string | null): string =>
  `${activityCode ?? ''}|${JSON.stringify(inline)}`;

/** The same text with neighbouring words joined and empty ones left out. */
export function joined(document: NarrativeDocument): NarrativeDocument {
  const pieces: Inline[] = [];
  for (const inline of document) {
    const last = pieces.at(-1);
    if (inline.kind !== 'text') pieces.push(inline);
    else if (inline.text === '') continue;
    else if (last?.kind === 'text') pieces[pieces.length - 1] = { kind: 'text', text: last.text + inline.text };
    else pieces.push(inline);
  }
  return pieces;
}
