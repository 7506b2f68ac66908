import type { Decimal } from '../decimal.ts';

/** What a number in a sentence is. Only amounts, percentages, counts and decimals are figures to be agreed with the data. */
export type NumberForm =
  | 'amount'
  | 'percent'
  | 'count'
  | 'decimal'
  | 'reference'
  | 'year'
  | 'date'
  | 'code'
  | 'malformed';

/** A stretch of a text, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number };

/** A number as it stands in a text, from "S/" to "%". */
export type NumberMention = Span & {
  readonly form: NumberForm;
  readonly text: string;
  /** Soles, points of a percentage or units, as many decimals as written; `null` where there is no value to read. */
  readonly value: Decimal | null;
  /** 1 000 000 for "539 millones": the value is `value × scale`, rounded to the scale. */
  readonly scale: number;
  /** "más de": the exact figure may be above. */
  readonly moreThan: boolean;
  /** The words before "(04)", and what they say; `null` where they are no number. */
  readonly words: (Span & { readonly text: string; readonly value: number }) | null;
};

/** What the office calls the figure; the words for each are in the lexicon. */
export type Measure =
  | 'pia'
  | 'pim'
  | 'devengado'
  | 'progress'
  | 'programmed'
  | 'executed'
  | 'goal-progress'
  | 'share'
  | 'fact';

/** A value of the data that a text may cite. Built from the year's tables; the review knows no table. */
export type KnownFigure = {
  /** Address of the value (`FigureRef`), to jump to. */
  readonly ref: string;
  readonly kind: 'amount' | 'percent' | 'count';
  /** Céntimos, units, or for a percentage the exact ratio it is rounded from. */
  readonly value: number | Ratio;
  readonly measure: Measure;
  /** Key of the subject it is about. */
  readonly subject: string;
  /** Beginnings of folded words near the number that name it ("transferencia"); all must stand there. */
  readonly words: readonly string[];
  /** Beginnings of folded words without which, in the sentence, the figure is not meant ("2023"). */
  readonly requires: readonly string[];
};

export type Ratio = { readonly part: number; readonly whole: number };

/** Whom a figure is about: the programme, an activity, a genérica, an organic unit, a department. */
export type Subject = {
  readonly key: string;
  /** A subject inside another is looked for after the number ("… informes de la UFAF"), an outer one before it. */
  readonly within: string | null;
  /** Codes, names and acronyms, in any case and with or without accents. */
  readonly names: readonly string[];
};

export type ReviewFacts = { readonly figures: readonly KnownFigure[]; readonly subjects: readonly Subject[] };

/** The Spanish of the review (strings/es/review.ts): folded words and how numbers are said. */
export type ReviewLexicon = {
  readonly measures: readonly { readonly measure: Measure | 'other'; readonly words: readonly string[] }[];
  readonly goal: readonly string[];
  readonly reference: readonly string[];
  readonly months: readonly string[];
  readonly quarters: readonly string[];
  readonly quarter: string;
  readonly million: readonly string[];
  readonly soles: readonly string[];
  readonly percent: readonly string[];
  readonly moreThan: readonly string[];
  readonly partsFollow: readonly string[];
  /** What words say ("veintiún" is 21), or `null`. */
  readonly cardinal: (words: string) => number | null;
};

export type ReviewParagraph = {
  readonly id: string;
  readonly text: string;
  /** A heading or lead: the subjects it names hold for the paragraphs below it. */
  readonly heading: boolean;
};

export type Verdict = 'matches' | 'matches-rounded' | 'differs' | 'unknown' | 'not-a-figure';

export type ReviewedNumber = NumberMention & {
  readonly paragraph: string;
  readonly verdict: Verdict;
  /** The figure it agrees with, or the nearest that it should agree with. */
  readonly figure: KnownFigure | null;
  /** What the text should say, in the decimals it uses, and by how much it is off; only where it differs. */
  readonly expected: Decimal | null;
  readonly difference: Decimal | null;
};

/** Something in the text that disagrees with itself. */
export type TextFinding = Span & {
  readonly paragraph: string;
  readonly rule: 'words-and-number' | 'parts-add-up' | 'share-of-whole' | 'period';
  readonly found: string;
  readonly expected: string;
};
