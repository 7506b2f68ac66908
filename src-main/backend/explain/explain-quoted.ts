import { budgetMeasures } from '#shared/domain/budget.ts';
import { type CellPlace, totalCode } from '#shared/domain/cell-address.ts';
import type { Explanation } from '#shared/domain/explanation.ts';
import type { Figure } from '#shared/domain/figure.ts';
import { type FigureAddress, figureAddress } from '#shared/domain/figure-address.ts';
import type { FigureRef } from '#shared/domain/narrative.ts';
import { percentFromRatio } from '#shared/domain/percent.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { countText, narrativeAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { factNames } from '../catalogue/facts.queries.ts';
import type { ChapterData } from '../chapter/chapter-data.ts';
import { figureAt, totalBudget } from '../chapter/narrative/figures.ts';
import { currentText } from '../chapter/narrative/write-document.ts';
import type { Db } from '../platform/db/open.ts';
import { explainCell, unexplained } from './explain-cell.ts';
import { integerAt, operandsIn } from './operands.ts';
import { ratioSteps } from './ratio-steps.ts';

const text = es.explain;

type Quoted = FigureAddress & { readonly kind: 'figure' };

/** A figure as a sentence quotes it: the cell or the quotient behind it, in the format of the sentence. */
export function explainQuoted(db: Db, data: ChapterData, { ref, format }: Quoted): Explanation | null {
  const figure = figureAt(data, ref);
  const title = nameOf(db, data, ref);
  if (figure === null) return { ...unexplained, title, printed: null };
  const printed = format === null ? plain(figure) : currentText(data, ref, format);
  const place = cellOfRef(data, ref);
  const behind = place && explainCell(db, data, place);
  if (behind) return { ...behind, title, printed };
  const operands = operandsIn(data, ref);
  return {
    ...unexplained,
    title,
    printed,
    formula: ref === meanProgress ? text.formulas.meanProgress : operands && text.formulas[operands.formula],
    parts: partsOf(db, data, ref === meanProgress ? progresses(data) : operands ? [operands.part, operands.whole] : []),
    steps: stepsOf(data, ref, figure, { format, printed: printed ?? '' }),
    origin: originOf(db, data, ref),
  };
}

const meanProgress = 'targets/total/progress';
const progresses = ({ targets }: ChapterData): readonly FigureRef[] =>
  targets.map(({ activityCode }) => `targets/${activityCode}/progress`);

function stepsOf(
  data: ChapterData,
  ref: FigureRef,
  figure: Figure,
  { format, printed }: { readonly format: Quoted['format']; readonly printed: string },
): Explanation['steps'] {
  if (figure.kind === 'ratio') {
    const { part, whole } = figure.value;
    const decimals = format === 'percent-2' ? 2 : format === 'percent-0' ? 0 : 1;
    return ratioSteps(part, whole, percentFromRatio(part, whole, decimals), { printed });
  }
  const operands = figure.kind === 'share' ? operandsIn(data, ref) : null;
  if (figure.kind !== 'share' || !operands) return [];
  const [part, whole] = [integerAt(data, operands.part), integerAt(data, operands.whole)];
  if (part === null || whole === null) return [];
  const { sharePolicy } = data.settings.tables[ref.split('/')[1] as TableKey];
  return ratioSteps(part, whole, figure.value, { printed, adjusted: sharePolicy === 'largest-remainder' });
}

const plain = (figure: Figure): string | null =>
  figure.kind === 'amount' ? narrativeAmount(figure.value) : figure.kind === 'count' ? countText(figure.value) : null;

function nameOf(db: Db, data: ChapterData, ref: FigureRef): string {
  const [area, key = ''] = ref.split('/');
  if (area !== 'facts') return es.narrative.figureName(ref);
  return factNames(db, data.yearId).get(key)?.label ?? key;
}

function originOf(db: Db, data: ChapterData, ref: FigureRef): string | null {
  const [area, key = ''] = ref.split('/');
  if (area === 'previous') return text.previous;
  return area === 'facts' ? (factNames(db, data.yearId).get(key)?.source ?? text.typed) : null;
}

/** The cell that a reference points at, where it points at one. */
function cellOfRef(data: ChapterData, ref: FigureRef): CellPlace | null {
  const [area, subject = '', ...path] = ref.split('/');
  const measure = budgetMeasures.find((each) => each === path.at(-1));
  if (area === 'budget' && measure) {
    if (subject === 'total')
      return { kind: 'budget', dimension: totalBudget(data.budget).dimension, code: totalCode, measure };
    const dimension = subject === 'activity' ? 'activity' : 'generica';
    return { kind: 'budget', dimension, code: path[0] ?? '', measure };
  }
  if (area === 'indicators') return { kind: 'indicator', id: Number(subject), year: Number(path[0]) };
  const field = (['programmed', 'executed'] as const).find((each) => each === path.at(-1));
  const target =
    area === 'targets' && field ? data.targets.find(({ activityCode }) => activityCode === subject) : undefined;
  if (!target || !field) return null;
  if (path[0] !== 'units') return { kind: 'target', id: target.id, field };
  const unit = target.units.find(({ acronym }) => acronym === path[1]);
  return unit ? { kind: 'target-unit', id: unit.id, field } : null;
}

/** The two figures it is computed of, or the progress of every goal that the mean is of. */
function partsOf(db: Db, data: ChapterData, refs: readonly FigureRef[]): Explanation['parts'] {
  return refs.flatMap((each) => {
    const figure = figureAt(data, each);
    const written = figure && (figure.kind === 'ratio' ? currentText(data, each, 'percent-2') : plain(figure));
    if (!written) return [];
    const format = figure.kind === 'ratio' ? 'percent-2' : null;
    return [
      { label: nameOf(db, data, each), text: written, address: figureAddress({ kind: 'figure', ref: each, format }) },
    ];
  });
}
