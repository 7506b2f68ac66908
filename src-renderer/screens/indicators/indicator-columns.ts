import type { IndicatorRow, IndicatorValue, IndicatorYear } from '#shared/contract/index.ts';
import type { Figure } from '#shared/domain/decimal.ts';
import { changeBetween, compliance, type Light, rangeProblem } from '#shared/domain/indicators.ts';
import type { Cell } from '#shared/domain/table-model.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { decimalText, percentText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { type CellTone, type GridColumn, noText, textCell } from '../../ui/grid/columns.ts';
import type { Detail, IndicatorLine, IndicatorView } from './indicator-lines.ts';

const text = es.screens.indicators;

type Options = { readonly editable: boolean; readonly view: IndicatorView };

/** The columns of every view: names at the left, then a year each. */
export function indicatorColumns(
  years: readonly IndicatorYear[],
  { editable, view }: Options,
): readonly GridColumn<IndicatorLine>[] {
  return [
    {
      key: 'name',
      label: text.columns.name,
      kind: 'text',
      width: 300,
      grows: true,
      frozen: true,
      cell: nameCell,
      editable: (line) => editable && line.kind !== 'detail',
      warning: (line) => (line.kind === 'indicator' && line.indicator.toReview ? text.sheet.toReview : null),
    },
    ...years.map(
      ({ year, kind }): GridColumn<IndicatorLine> => ({
        key: String(year),
        label: String(year),
        group: text.groups[kind],
        kind: 'decimal',
        width: view === 'goals' ? 138 : 96,
        cell: (line) => yearCell(line, year),
        editable: (line) => editable && isTyped(line, { year, kind }),
        source: (line) => (line.kind === 'indicator' ? sourceOf(line.indicator, year) : null),
        overridden: (line) => (line.kind === 'indicator' ? correctionOf(line.indicator, year) : null),
        warning: (line) => (line.kind === 'indicator' ? rangeOf(line.indicator, year) : null),
        tone: (line) => toneOf(line, year),
      }),
    ),
  ];
}

/** The mark of the note stands in the cell, but is not part of the name that a person edits. */
function nameCell(line: IndicatorLine): Cell {
  if (line.kind === 'level') return textCell(line.level.name);
  const { indicator } = line;
  if (line.kind === 'indicator') return textCell(indicator.name, indicator.notes);
  const { numerator, denominator } = indicator.sheet;
  if (line.detail === 'numerator') return textCell(text.detail.numerator(numerator));
  if (line.detail === 'denominator') return textCell(text.detail.denominator(denominator));
  if (line.detail === 'compliance')
    return textCell(indicator.sense === null ? text.detail.noSense : text.detail.compliance(indicator.sense));
  return textCell(text.detail[line.detail]);
}

function yearCell(line: IndicatorLine, year: number): Cell {
  if (line.kind === 'level') return noText;
  const { indicator } = line;
  const found = valueIn(indicator, year);
  const suffix = indicator.unit === 'percent' ? '%' : '';
  if (line.kind === 'indicator') return figureCell(found, suffix);
  switch (line.detail) {
    case 'numerator':
    case 'denominator':
      return figureCell(found && { value: found[line.detail], mark: null }, '');
    case 'goal':
      return figureCell(found?.goal, suffix);
    case 'compliance':
      return textCell(complianceText(complianceOf(indicator, year)));
    case 'change':
      return textCell(changeText(indicator, year));
    default:
      return line.detail satisfies never;
  }
}

const figureCell = (figure: Figure | undefined, suffix: '%' | ''): Cell => ({
  kind: 'decimal',
  value: figure?.value ?? null,
  mark: figure?.mark ?? null,
  suffix,
});

const valueIn = ({ values }: IndicatorRow, year: number): IndicatorValue | undefined =>
  values.find((value) => value.year === year);

/** A computed value changes with what it follows from, a published one in the sheet, with its reason. */
function isTyped(line: IndicatorLine, { year, kind }: IndicatorYear): boolean {
  if (line.kind === 'level') return false;
  // A projected year is itself the goal.
  if (line.kind === 'detail') return line.detail === 'goal' ? kind === 'historical' : isPart(line.detail);
  const found = valueIn(line.indicator, year);
  return !found?.computed && !found?.published;
}

const isPart = (detail: Detail): boolean => detail === 'numerator' || detail === 'denominator';

function sourceOf(indicator: IndicatorRow, year: number): string | null {
  const found = valueIn(indicator, year);
  if (!found) return null;
  if (found.computed && found.numerator && found.denominator)
    return text.computedFrom(decimalText(found.numerator), decimalText(found.denominator));
  return found.published && found.correction === null ? text.published : null;
}

function correctionOf(indicator: IndicatorRow, year: number): string | null {
  const found = valueIn(indicator, year);
  if (!found?.published || found.correction === null) return null;
  const published = cellText(figureCell(found.published, indicator.unit === 'percent' ? '%' : ''));
  return text.corrected(published, found.correction);
}

function rangeOf(indicator: IndicatorRow, year: number): string | null {
  const value = valueIn(indicator, year)?.value ?? null;
  const problem = value && rangeProblem(indicator.unitType, value);
  return problem ? es.indicators.range[problem] : null;
}

function complianceOf(indicator: IndicatorRow, year: number) {
  const found = valueIn(indicator, year);
  if (indicator.sense === null || !found?.value || !found.goal.value) return null;
  return compliance(indicator.sense, found.value, found.goal.value);
}

const complianceText = (found: ReturnType<typeof complianceOf>): string => {
  if (found === null) return '';
  const light = `${signs[found.light]} ${es.indicators.lights[found.light]}`;
  return found.percent === null ? light : `${percentText(found.percent)} ${light}`;
};

/** Not by colour alone. */
const signs: Readonly<Record<Light, string>> = { reached: '✓', close: '△', missed: '✕' };
const tones: Readonly<Record<Light, CellTone>> = { reached: 'good', close: 'fair', missed: 'bad' };

function toneOf(line: IndicatorLine, year: number): CellTone | null {
  if (line.kind !== 'detail' || line.detail !== 'compliance') return null;
  const found = complianceOf(line.indicator, year);
  return found && tones[found.light];
}

/** SPEC ID-4: nothing is compared across a break in method. */
function changeText(indicator: IndicatorRow, year: number): string {
  const now = valueIn(indicator, year);
  const before = valueIn(indicator, year - 1);
  if (now?.methodBreak) return text.notComparable;
  if (!now?.value || !before?.value) return '';
  const change = changeBetween(before.value, now.value);
  if (change === null) return '';
  return `${change.scaled > 0 ? '+' : ''}${decimalText(change)}${indicator.unit === 'percent' ? text.points : ''}`;
}
