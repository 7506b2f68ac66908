import { budgetMeasures } from '#shared/domain/budget.ts';
import { type FigureFormat, type FigureRef, type Inline, resolveRef } from '#shared/domain/narrative.ts';
import { anyActivity, type LinkChoice, type LinkFacts } from '#shared/domain/narrative-draft.ts';
import { budgetTables } from '#shared/domain/table-columns.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { dateText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { tableLabels } from '../build-chapter.ts';
import type { ChapterData } from '../chapter-data.ts';
import { targetAt, totalBudget } from './figures.ts';
import { linkText } from './narrative.queries.ts';
import { whereUsed } from './where-used.ts';
import { currentText } from './write-document.ts';

/** Labels and sources of the typed figures of other chapters, by key. */
export type FactNames = ReadonlyMap<string, { readonly label: string; readonly source: string }>;

/**
 * Everything a sentence can link (NA8): first what is of the activity at hand, then the totals, then each row. `activityCode`:
 * that of the paragraph, `anyActivity` in the template, `null` elsewhere.
 */
export function linkChoices(data: ChapterData, names: FactNames, activityCode: string | null): readonly LinkChoice[] {
  const figure = (ref: FigureRef): LinkChoice => figureChoice(data, names, ref, activityCode);
  const one = (label: string, inline: Inline): LinkChoice => ({
    label,
    forms: [{ inline, ...linkText(data, inline, activityCode) }],
  });
  const here = activityCode === null ? [] : [anyActivity];
  const measures = [
    ...budgetMeasures,
    'balance',
    'progress',
    ...(data.previous === null ? [] : ['change', 'change-percent']),
  ];
  const goals = ['executed', 'programmed', 'progress'];
  const words = (['total', ...here.map((code) => `activity/${code}`)] as const).flatMap((subject) => [
    one(es.narrative.budgetChange(subject !== 'total'), {
      kind: 'compare',
      ref: `budget/${subject}/pim`,
      to: `budget/${subject}/pia`,
      ...es.narrative.changeWords,
    }),
    ...(data.previous === null
      ? []
      : [
          one(es.narrative.yearChange(subject !== 'total'), {
            kind: 'compare',
            ref: `budget/${subject}/devengado`,
            to: `previous/budget/${subject}/devengado`,
            ...es.narrative.changeWords,
          }),
        ]),
  ]);
  return [
    ...here.flatMap((code) => [
      ...measures.map((measure) => figure(`budget/activity/${code}/${measure}`)),
      ...goals.map((field) => figure(`targets/${code}/${field}`)),
      one(es.narrative.unitOfMeasure, { kind: 'unit-of-measure', ref: `targets/${code}/executed` }),
      one(es.narrative.unitSplit, { kind: 'units', ref: `targets/${code}/executed`, format: 'count-in-words' }),
      one(es.narrative.goalReached, {
        kind: 'compare',
        ref: `targets/${code}/executed`,
        to: `targets/${code}/programmed`,
        ...es.narrative.goalWords,
      }),
      one(es.narrative.numberWords, { kind: 'agree', ref: `targets/${code}/executed`, ...es.narrative.agreeWords }),
    ]),
    ...measures.map((measure) => figure(`budget/total/${measure}`)),
    figure('targets/total/progress'),
    ...words,
    ...data.targets.flatMap(({ activityCode: code, units }) => [
      ...goals.map((field) => figure(`targets/${code}/${field}`)),
      ...units.flatMap(({ acronym }) =>
        ['executed', 'programmed'].map((field) => figure(`targets/${code}/units/${acronym}/${field}`)),
      ),
    ]),
    ...data.budget.activity.rows.flatMap(({ code }) =>
      measures.map((measure) => figure(`budget/activity/${code}/${measure}`)),
    ),
    ...data.budget.generica.rows.flatMap(({ code }) =>
      measures.map((measure) => figure(`budget/generica/${code}/${measure}`)),
    ),
    ...(data.previous === null
      ? []
      : ['pim', 'devengado', 'progress'].map((m) => figure(`previous/budget/total/${m}`))),
    ...shareRefs(data).map(figure),
    ...data.indicators.rows.flatMap(({ id, values }) => values.map(({ year }) => figure(`indicators/${id}/${year}`))),
    ...factRefs(names).map(figure),
    ...[...tableLabels(data)].map(([table, label]) => one(label, { kind: 'table', table })),
    ...nameKinds
      .filter((of) => activityCode !== null || !of.startsWith('activity'))
      .map((of) => one(es.narrative.names[of], { kind: 'name', of })),
  ];
}

/** What is behind a linked figure, for the one who reads the sentence (NA4). */
export function linkFacts(
  data: ChapterData,
  names: FactNames,
  { ref, format, activityCode }: { ref: FigureRef; format: FigureFormat; activityCode: string | null },
): LinkFacts {
  const resolved = resolveRef(ref, activityCode);
  return {
    label: labelOf(data, names, resolved),
    value: currentText(data, resolved, format),
    source: sourceOf(data, names, resolved),
    used: whereUsed(data, resolved),
    forms: figureChoice(data, names, ref, activityCode).forms,
  };
}

const nameKinds = ['program-code', 'program', 'year', 'previous-year', 'activity-code', 'activity'] as const;

/** A figure that is missing has every format of its kind, so that the sentence can be written before the data come. */
function figureChoice(data: ChapterData, names: FactNames, ref: FigureRef, activityCode: string | null): LinkChoice {
  const at = activityCode === anyActivity ? null : activityCode;
  return {
    label: labelOf(data, names, resolveRef(ref, at)),
    forms: formatsOf(ref).map((format) => {
      const inline: Inline = { kind: 'figure', ref, format };
      return { inline, ...linkText(data, inline, activityCode) };
    }),
  };
}

/** The ways in which a sentence may write a figure. */
export function formatsOf(ref: FigureRef): readonly FigureFormat[] {
  const parts = ref.split('/');
  if (parts[0] === 'shares' || parts[0] === 'indicators') return ['as-printed'];
  if (ref.endsWith('/progress') || ref.endsWith('/change-percent') || parts[2] === 'share-of')
    return ['percent-1', 'percent-2', 'percent-0', 'percent-short'];
  return parts[0] === 'budget' || parts[0] === 'previous'
    ? ['soles', 'amount', 'whole-amount', 'over-millions']
    : ['count', 'count-in-words'];
}

/** Each typed figure, and its share in the one that it is named after: "participants-women" of "participants". */
const factRefs = (names: FactNames): readonly FigureRef[] =>
  [...names.keys()].flatMap((key) => [
    `facts/${key}`,
    ...[...names.keys()]
      .filter((whole) => key.startsWith(`${whole}-`))
      .map((whole) => `facts/${key}/share-of/${whole}`),
  ]);

/** The shares that the tables of the chapters print. */
const shareRefs = (data: ChapterData): readonly FigureRef[] =>
  [...tableLabels(data).keys()].flatMap((table) => {
    const dimension = budgetTables[table];
    return dimension === undefined || !data.settings.tables[table].columns.includes('share')
      ? []
      : data.budget[dimension].rows.map(({ code }) => `shares/${table}/${code}`);
  });

function labelOf(data: ChapterData, names: FactNames, ref: FigureRef): string {
  const [area, key = '', third = '', whole = ''] = ref.split('/');
  const name = (fact: string): string => names.get(fact)?.label ?? fact;
  if (area === 'shares')
    return es.narrative.shareIn(
      third,
      tableLabels(data).get(key as TableKey) ?? es.narrative.screen.tables[key as TableKey],
    );
  if (area === 'indicators') {
    const row = data.indicators.rows.find(({ id }) => String(id) === key);
    return row ? es.narrative.indicatorValue(row.name, third) : es.narrative.figureName(ref);
  }
  if (area !== 'facts') return es.narrative.figureName(ref);
  return whole === '' ? name(key) : es.narrative.shareOf(name(key), name(whole));
}

/** The file, the goal or the document that the figure is from. */
function sourceOf(data: ChapterData, names: FactNames, ref: FigureRef): string {
  const [area, subject = '', third] = ref.split('/');
  if (area === 'facts') return names.get(subject)?.source ?? '';
  if (area === 'targets') return es.narrative.goalSource(targetAt(data, ref)?.poiVersion ?? null);
  if (area === 'indicators') return es.narrative.indicatorSource;
  const budget = area === 'previous' ? data.previous : data.budget;
  if (budget === null) return es.narrative.noSource;
  const of = area === 'previous' ? third : area === 'shares' ? budgetTables[subject as TableKey] : subject;
  const { source } = of === 'activity' || of === 'generica' ? budget[of] : totalBudget(budget);
  if (source === null) return es.narrative.noSource;
  return es.narrative.fileSource(source.fileName, source.cutOffDate === null ? null : dateText(source.cutOffDate));
}
