import type { Decimal, Mark } from './decimal.ts';
import type { AmountDecimals, AmountUnit, Cents } from './money.ts';
import type { Percent } from './percent.ts';

/** The tables of chapters 4 and 5, by what they show; their printed numbers are configuration (TC2). */
export type TableKey =
  | 'pia-by-generica'
  | 'pim-by-generica'
  | 'execution-by-generica'
  | 'execution-by-activity'
  | 'year-on-year'
  | 'targets'
  | 'indicators'
  | 'glossary';

/** A value and what it means. `cellText` (shared/format) is the one place where it becomes text. */
export type Cell =
  | { readonly kind: 'text'; readonly value: string; readonly notes?: readonly number[] }
  /** `unit`: what it is printed in, soles where it is not said, with so many decimals. `null` is "there is none", never 0. */
  | {
      readonly kind: 'amount';
      readonly value: Cents | null;
      readonly decimals: AmountDecimals;
      readonly unit?: Exclude<AmountUnit, 'soles'>;
    }
  | { readonly kind: 'count'; readonly value: number | null }
  /** A ratio computed here; `null` where there is no whole. */
  | {
      readonly kind: 'percent';
      readonly value: Percent | null;
      /** It rounds to zero and is not zero: "<0.1%" (TC6). */
      readonly tiny?: true;
      /** A share that was adjusted so that all add up: what it would be, rounded alone (CK4). Not printed. */
      readonly plain?: Percent;
    }
  /** A value typed or imported as it was written, with its unit ("%" or ""); `mark` instead of it is n.d. or –. */
  | {
      readonly kind: 'decimal';
      readonly value: Decimal | null;
      readonly mark: Mark | null;
      readonly suffix: '%' | '';
      readonly notes?: readonly number[];
    };

export type ColumnKind = Cell['kind'];

export type Column = {
  readonly key: string;
  readonly label: string;
  /** Note numbers printed after the label: "POI 2024 v.4 1/". */
  readonly notes?: readonly number[];
  readonly kind: ColumnKind;
  /** Share of the width; writers scale all columns to the page. */
  readonly width: number;
  /** Heading over neighbouring columns with the same group ("Valor histórico"). */
  readonly group?: { readonly label: string; readonly notes?: readonly number[] };
  /** Equal texts in consecutive rows are one merged cell (the category column of table 21). */
  readonly merge?: boolean;
};

export type Row = {
  /** Stable within the table: a code or an id; screens and "where used" address cells as table/key/column. */
  readonly key: string;
  /** `detail`: a part of the body row above it, which no sum counts again. */
  readonly kind: 'body' | 'detail' | 'total';
  /** One per column, always; `labelSpan` first cells of a total row print as one. */
  readonly cells: readonly Cell[];
  readonly labelSpan?: number;
};

export type Note = { readonly number: number; readonly text: string };

export type TableModel = {
  readonly key: TableKey;
  readonly number: number;
  /** "Tabla N° 18", from the pattern of the year. */
  readonly label: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly notes: readonly Note[];
  /** Without the words "Fuente:" and "Elaboración:"; `null` prints no line. */
  readonly source: string | null;
  readonly preparedBy: string | null;
};
