import type { Cents } from './money.ts';
import type { FigureRef } from './narrative.ts';
import type { TableKey, TableModel } from './table-model.ts';

/** What screens, Word, PDF, Excel and the command line print: no writer computes or words anything (architecture, Outputs). */
export type ChapterModel = {
  readonly yearId: number;
  readonly year: number;
  readonly title: string;
  readonly institution: string;
  readonly isExample: boolean;
  readonly blocks: readonly Block[];
};

export type Block =
  | {
      readonly kind: 'heading';
      readonly id: string;
      readonly level: 1 | 2 | 3;
      readonly number: string;
      readonly text: string;
    }
  | {
      readonly kind: 'paragraph';
      readonly id: string;
      /** `lead`: the line that names an activity or programme above its paragraph. */
      readonly style: 'lead' | 'body';
      readonly activityCode: string | null;
      readonly runs: readonly Run[];
    }
  | { readonly kind: 'table'; readonly id: string; readonly table: TableModel }
  | { readonly kind: 'chart'; readonly id: string; readonly chart: ChartModel };

export type Run =
  | { readonly kind: 'text'; readonly text: string }
  /** A linked figure: `text` carries no-break spaces inside amounts (NA10). */
  | { readonly kind: 'figure'; readonly ref: FigureRef; readonly text: string }
  /** NA12: a figure whose value does not exist prints "[falta: …]" and is an error of the final issue. */
  | { readonly kind: 'missing'; readonly ref: FigureRef; readonly text: string }
  /** Cross-reference to a table: Word prints a REF field with this text as its cached result (TC3). */
  | { readonly kind: 'reference'; readonly table: TableKey; readonly text: string };

export type ChartType = 'column' | 'bar' | 'line';

export type ChartModel = {
  readonly key: 'execution';
  readonly number: number;
  /** "Gráfico N° 04". */
  readonly label: string;
  readonly title: string;
  readonly type: ChartType;
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (Cents | null)[] }[];
  /** Generated from the figures (TC10). */
  readonly alternativeText: string;
  readonly source: string | null;
  readonly preparedBy: string | null;
};
