import type { Run } from '#shared/domain/chapter-model.ts';
import {
  type FigureFormat,
  type FigureRef,
  type Inline,
  type NarrativeDocument,
  resolveRef,
} from '#shared/domain/narrative.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { figureText } from '#shared/format/figure-text.ts';
import type { CardinalForm } from '#shared/format/number-words.ts';
import { es } from '#shared/strings/es.ts';
import type { TargetData } from '../../targets/targets.queries.ts';
import type { ChapterData } from '../chapter-data.ts';
import { compareFigures, figureAt, targetAt } from './figures.ts';

export type WriteOptions = {
  /** The activity whose paragraph this is; `null` elsewhere. */
  readonly activityCode: string | null;
  /** Printed labels of the tables that are in the chapter. */
  readonly tableLabels: ReadonlyMap<TableKey, string>;
};

/** A stored text with every figure, name and reference filled in; what does not exist says so in its place (SPEC CH-6, NA1). */
export function writeDocument(data: ChapterData, document: NarrativeDocument, options: WriteOptions): readonly Run[] {
  return document.flatMap((inline) => writeInline(data, inline, options));
}

function writeInline(data: ChapterData, inline: Inline, { activityCode, tableLabels }: WriteOptions): readonly Run[] {
  switch (inline.kind) {
    case 'text':
      return [text(inline.text)];
    case 'name':
      return [text(nameOf(data, inline.of, activityCode))];
    case 'figure':
      return [linkedRun(data, resolveRef(inline.ref, activityCode), inline)];
    case 'compare': {
      const ref = resolveRef(inline.ref, activityCode);
      const to = resolveRef(inline.to, activityCode);
      const sign = compareFigures(figureAt(data, ref), figureAt(data, to));
      if (sign === null) return [missing(figureAt(data, ref) === null ? ref : to)];
      return [text(sign === 0 ? inline.same : sign > 0 ? inline.more : inline.less)];
    }
    case 'agree': {
      const number = numberAt(data, resolveRef(inline.ref, activityCode));
      return [text(number === 1 ? inline.one : inline.many)];
    }
    case 'unit-of-measure': {
      const ref = resolveRef(inline.ref, activityCode);
      const target = targetAt(data, ref);
      return [
        target ? text(unitWords(target, numberAt(data, ref))) : missing(`targets/${codeOf(ref)}/unit-of-measure`),
      ];
    }
    case 'units':
      return unitRuns(data, resolveRef(inline.ref, activityCode), inline.format);
    case 'table': {
      const label = tableLabels.get(inline.table);
      return [
        label === undefined
          ? missing(`tables/${inline.table}`)
          : { kind: 'reference', table: inline.table, text: label },
      ];
    }
    default:
      return inline satisfies never;
  }
}

/** "cuatro (04) informes de la meta …, siete (07) informes corresponden … y veinte (20) informes por …" (PG4). */
function unitRuns(data: ChapterData, ref: FigureRef, format: FigureFormat): readonly Run[] {
  const target = targetAt(data, ref);
  const field = ref.endsWith('/programmed') ? 'programmed' : 'executed';
  if (!target || target.units.length === 0) return [missing(`targets/${codeOf(ref)}/units/${field}`)];
  const last = target.units.length - 1;
  return target.units.flatMap((unit, index): readonly Run[] => {
    const run = figureRun(data, `targets/${target.activityCode}/units/${unit.acronym}/${field}`, format);
    const joint = index === 0 ? '' : index === last ? es.chapter.listEnd : es.chapter.listSeparator;
    const words = ` ${unitWords(target, unit[field])} ${unit.phrase}`;
    return joint === '' ? [run, text(words)] : [text(joint), run, text(words)];
  });
}

/** What a person wrote instead stands, whatever the figure says (NA5); that it no longer fits is a finding, not a change. */
function linkedRun(data: ChapterData, ref: FigureRef, { format, override }: Inline & { kind: 'figure' }): Run {
  return override ? { kind: 'figure', ref, text: override.text } : figureRun(data, ref, format);
}

/** The text of a figure as a sentence prints it now, or `null` where it does not exist (NA12). */
export function currentText(data: ChapterData, ref: FigureRef, format: FigureFormat): string | null {
  const figure = figureAt(data, ref);
  return (
    figure && figureText(figure, format, { form: cardinalForm(targetAt(data, ref)), formats: data.settings.formats })
  );
}

function figureRun(data: ChapterData, ref: FigureRef, format: FigureFormat): Run {
  const written = currentText(data, ref, format);
  return written === null ? missing(ref) : { kind: 'figure', ref, text: written };
}

/** Words before the unit of measure agree with it: "un (01) informe", "una (01) asistencia técnica". */
function cardinalForm(target: TargetData | null): CardinalForm {
  const { singular = '', gender = null } = target?.unit ?? {};
  if (gender !== null) return gender === 'f' ? 'feminine' : 'apocope';
  const noun = singular.split(' ')[0] ?? '';
  return es.numbers.feminine(noun) ? 'feminine' : 'apocope';
}

const unitWords = ({ unit }: TargetData, number: number | null): string => (number === 1 ? unit.singular : unit.plural);

/** Only a count can be one thing or several. */
function numberAt(data: ChapterData, ref: FigureRef): number | null {
  const figure = figureAt(data, ref);
  return figure?.kind === 'count' ? figure.value : null;
}

function nameOf(data: ChapterData, of: (Inline & { kind: 'name' })['of'], activityCode: string | null): string {
  const { entity } = data.settings;
  switch (of) {
    case 'activity-code':
      return activityCode ?? es.chapter.missing(es.chapter.activityWord);
    case 'activity':
      return activityCode === null ? es.chapter.missing(es.chapter.activityWord) : activityName(data, activityCode);
    case 'program-code':
      return entity.programCode;
    case 'program':
      return entity.programTextName;
    case 'year':
      return String(data.year);
    case 'previous-year':
      return String(data.year - 1);
    default:
      return of satisfies never;
  }
}

/** From the budget, which has the catalogue's spelling, or from the goals while nothing is imported. */
export function activityName({ budget, targets }: ChapterData, code: string): string {
  return (
    budget.activity.rows.find((row) => row.code === code)?.name ??
    targets.find((target) => target.activityCode === code)?.activityName ??
    code
  );
}

/** The activity of a reference into the goals. */
const codeOf = (ref: FigureRef): string => ref.split('/')[1] ?? '';

const text = (value: string): Run => ({ kind: 'text', text: value });

const missing = (ref: FigureRef): Run => ({
  kind: 'missing',
  ref,
  text: es.chapter.missing(es.chapter.figureName(ref)),
});
