import type { BudgetDimension } from './budget.ts';
import type { ChartType } from './chapter-model.ts';
import type { AmountDecimals, AmountUnit } from './money.ts';
import type { PercentDecimals, SharePolicy } from './percent.ts';
import type { TableKey } from './table-model.ts';

/**
 * Everything that varies between years, units and programmes (formats.md §6, CF1). Stored per year, one row per key of
 * `YearSettings`; texts may hold {year}, {previousYear}, {ue} (name), {ueCode} ("005"), {secEjec} ("1066"), {program} (code),
 * {programName}, {cutOffDate} (31/12/…), {poi} (poiLabel). `poiLabel` itself may hold {year}.
 */
export type YearSettings = {
  readonly entity: EntitySettings;
  readonly numbering: NumberingSettings;
  readonly tables: Readonly<Record<TableKey, TableSettings>>;
  readonly chart: ChartSettings;
  readonly narrative: NarrativeSettings;
  readonly formats: FormatSettings;
  readonly glossary: GlossarySettings;
  readonly spelling: SpellingSettings;
  readonly checks: ChecksSettings;
};

export type EntitySettings = {
  readonly institution: string;
  readonly pliegoCode: string;
  /** "005" */
  readonly executingUnitCode: string;
  /** SEC_EJEC, "1066": what a file must be about. */
  readonly secEjec: string;
  readonly executingUnitName: string;
  readonly programCode: string;
  /** As table 21 and 22 print it, and as a sentence says it. */
  readonly programTableName: string;
  readonly programTextName: string;
  /** ISO date. */
  readonly cutOffDate: string;
  readonly poiLabel: string;
  /** "Name, office" of those who sign below the chapters; none prints nothing. */
  readonly signatories: readonly string[];
};

export type NumberingSettings = {
  readonly firstChapter: number;
  readonly firstTable: number;
  readonly firstChart: number;
  /** "Tabla N° {n}" and "Gráfico N° {n}"; {nn} pads to two digits. */
  readonly tableLabel: string;
  readonly chartLabel: string;
};

export type TableSettings = {
  readonly title: string;
  readonly source: string | null;
  readonly preparedBy: string | null;
  /** `null`: the table has no total row. */
  readonly totalLabel: string | null;
  /** 1 only where the unit is not soles: céntimos have two. */
  readonly amountDecimals: AmountDecimals;
  readonly amountUnit: AmountUnit;
  /** Whether the title says that amounts are in soles; other units it always says (TC5). */
  readonly sayUnit: boolean;
  readonly percentDecimals: PercentDecimals;
  readonly sharePolicy: SharePolicy;
  /** Whether what rounds to zero and is not reads "<0.1%" (TC6). */
  readonly tinyPercents: boolean;
  /** What each row of the budget is split into below it. */
  readonly breakdown: Breakdown;
  /** Keys of the columns it shows, in order; domain/table-columns.ts says which there are. */
  readonly columns: readonly string[];
  /** Decimals of single columns, by column key; `null`: those of the table. */
  readonly columnDecimals: Readonly<Record<string, AmountDecimals | null>>;
  /** Column headings by column key. */
  readonly headings: Readonly<Record<string, string>>;
};

export type ChartSettings = {
  readonly shown: boolean;
  readonly type: ChartType;
  readonly dimension: BudgetDimension;
  readonly series: readonly ('pia' | 'pim' | 'devengado')[];
  readonly title: string;
  readonly source: string | null;
  readonly preparedBy: string | null;
};

export const breakdowns = ['none', 'funding-source', 'rubro'] as const;
export type Breakdown = (typeof breakdowns)[number];

/** How the named formats of linked figures are written: one place to change all sentences (NA2). */
export type FormatSettings = {
  readonly soles: 'space' | 'comma';
  readonly solesDecimals: 0 | 2;
  readonly amountSeparator: 'comma' | 'space';
  readonly count: 'comma' | 'space';
  readonly percent: 'joined' | 'spaced';
  readonly words: 'padded' | 'plain' | 'none';
  readonly overMillions: 'bare' | 'symbol';
};

/** An optional section: one "abbreviation: meaning" a line. */
export type GlossarySettings = { readonly terms: readonly string[] };

/** `check`: words that are in no list are underlined. `words`: those that people of this unit put into its dictionary. */
export type SpellingSettings = { readonly check: boolean; readonly words: readonly string[] };

/** What Conciliación asks of a year beyond what is wrong in any (CK8, CK9, CK13). */
export type ChecksSettings = {
  /** Per cent of the former value from which a change against the year before is to be explained. */
  readonly jumpPercent: number;
  /** Whether a PIM without PIA is to be explained. */
  readonly pimWithoutPia: boolean;
  /** Whether the text has to mention every table and chart. */
  readonly tablesMentioned: boolean;
};

export type NarrativeSettings = {
  /** "Actividad {code}: {name}" */
  readonly activityLead: string;
};
