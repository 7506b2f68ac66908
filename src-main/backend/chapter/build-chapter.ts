import type { BudgetDimension } from '#shared/domain/budget.ts';
import type { Block, ChapterModel } from '#shared/domain/chapter-model.ts';
import { signDate, signRoles } from '#shared/domain/sign-off.ts';
import type { TableKey, TableModel } from '#shared/domain/table-model.ts';
import { fillTokens } from '#shared/domain/text-tokens.ts';
import { dateText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import type { ChapterData, ChapterSection } from './chapter-data.ts';
import { executionChart } from './chart.ts';
import { activityBlocks } from './narrative/activities.ts';
import { type WriteOptions, writeDocument } from './narrative/write-document.ts';
import { type Numbering, numberSections } from './numbering.ts';
import { type BudgetContent, budgetByRow } from './tables/budget.ts';
import { codedName, type TableFrame } from './tables/frame.ts';
import { glossaryTable } from './tables/glossary.ts';
import { indicatorsTable } from './tables/indicators.ts';
import { targetsTable } from './tables/targets.ts';

/** The chapters as they will be printed, from gathered data alone: same data, same chapter. */
export function buildChapter(data: ChapterData): ChapterModel {
  const { settings, year } = data;
  const scope: Scope = {
    data,
    numbering: numberSections(data.sections, settings.numbering),
    fill: tokenFiller(data),
  };
  return {
    yearId: data.yearId,
    year,
    title: es.chapter.title(year, scope.numbering.firstChapter, scope.numbering.lastChapter),
    institution: settings.entity.institution,
    isExample: data.isExample,
    blocks: [...data.sections.flatMap((section) => blocksOf(scope, section)), ...signatures(scope)],
  };
}

/** Fills the tokens of configured texts as every part of the chapter does. */
export function tokenFiller({
  year,
  settings: { entity },
  poiVersion,
}: Pick<ChapterData, 'year' | 'settings' | 'poiVersion'>): Scope['fill'] {
  const cutOffDate = dateText(entity.cutOffDate);
  return (text) => fillTokens(text, { year, entity, cutOffDate, poiVersion });
}

type Scope = {
  readonly data: ChapterData;
  readonly numbering: Numbering;
  readonly fill: (text: string) => string;
};

function blocksOf(scope: Scope, section: ChapterSection): readonly Block[] {
  const { data, numbering, fill } = scope;
  const id = `section-${section.id}`;
  switch (section.kind) {
    case 'heading': {
      const number = numbering.headings.get(section.id) ?? '';
      return [{ kind: 'heading', id, level: section.level, number, text: fill(section.text) }];
    }
    case 'lead':
    case 'paragraph': {
      const runs = writeDocument(data, section.document, { activityCode: null, tableLabels: labels(numbering) });
      return [{ kind: 'paragraph', id, style: section.kind === 'lead' ? 'lead' : 'body', activityCode: null, runs }];
    }
    case 'activities':
      return activityBlocks(data, section, labels(numbering));
    case 'activity':
      return []; // printed where the activities are
    case 'table':
      return tableBlock(scope, section.key);
    case 'chart':
      if (!data.settings.chart.shown || !numbering.chart) return [];
      return [{ kind: 'chart', id: 'execution', chart: executionChart(data, { ...numbering.chart, fill }) }];
    default:
      return section satisfies never;
  }
}

function tableBlock({ data, numbering, fill }: Scope, key: TableKey): readonly Block[] {
  const place = numbering.tables.get(key);
  if (!place) return [];
  const frame: TableFrame = { key, ...place, settings: data.settings.tables[key], notes: data.notes[key] ?? [], fill };
  return [{ kind: 'table', id: key, table: tableOf(data, frame) }];
}

/** Those who sign, below everything else. */
const signatures = ({ data, fill }: Scope): readonly Block[] =>
  data.settings.entity.signatories.map((line, index) => ({
    kind: 'paragraph',
    id: `signatory-${index + 1}`,
    style: 'body',
    activityCode: null,
    runs: [{ kind: 'text', text: fill(withSignOffs(line, data)) }],
  }));

/** "{approved}" becomes who approved and when; a signature that does not stand is a line to sign on. */
const withSignOffs = (line: string, { signOffs }: ChapterData): string =>
  signRoles.reduce((text, role) => {
    const signed = signOffs.find((each) => each.role === role && each.changesSince === 0);
    const words = signed
      ? es.overview.sign.by(signed.name, signed.office, dateText(signDate(signed.at)))
      : es.chapter.toSign;
    return text.replaceAll(`{${role}}`, words);
  }, line);

function tableOf(data: ChapterData, frame: TableFrame): TableModel {
  const { settings, targets, indicators } = data;
  const category = codedName(settings.entity.programCode, settings.entity.programTableName);
  switch (frame.key) {
    case 'pia-by-generica':
    case 'pim-by-generica':
    case 'execution-by-generica':
    case 'year-on-year':
      return budgetByRow(frame, budgetContent(data, frame, 'generica', category));
    case 'execution-by-activity':
      return budgetByRow(frame, budgetContent(data, frame, 'activity', category));
    case 'targets':
      return targetsTable(frame, { targets, budget: data.budget.activity, category });
    case 'glossary':
      return glossaryTable(frame, settings.glossary);
    case 'indicators':
      return indicatorsTable(frame, indicators);
    default:
      return frame.key satisfies never;
  }
}

function budgetContent(
  { budget, previous, details, explanations }: ChapterData,
  { key, settings: { breakdown } }: TableFrame,
  dimension: BudgetDimension,
  category: string,
): BudgetContent {
  return {
    nameColumn: dimension,
    budget: budget[dimension],
    previous: previous?.[dimension] ?? null,
    details: breakdown === 'none' ? new Map() : details[breakdown][dimension],
    explanations: explanations[key] ?? new Map(),
    category,
  };
}

/** Printed labels of the tables that are in the chapter, for texts that refer to them. */
export const tableLabels = ({ sections, settings }: ChapterData): WriteOptions['tableLabels'] =>
  labels(numberSections(sections, settings.numbering));

const labels = ({ tables }: Numbering): WriteOptions['tableLabels'] =>
  new Map([...tables].map(([key, { label }]) => [key, label]));
