import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import type { Figure } from '#shared/domain/figure.ts';
import { cents } from '#shared/domain/money.ts';
import type { FigureFormat } from '#shared/domain/narrative.ts';
import type { FormatSettings, YearSettings } from '#shared/domain/settings.ts';
import { fillTokens } from '#shared/domain/text-tokens.ts';
import { dateText } from '#shared/format/es-pe.ts';
import { figureText } from '#shared/format/figure-text.ts';
import type { SettingField } from './fields.ts';

type Around = { readonly settings: YearSettings; readonly year: number; readonly chapter: ChapterModel | undefined };

/** What a pattern gives while it is typed; `null` where the text is printed as it is written. */
export function exampleOf(field: SettingField, written: string, { settings, year, chapter }: Around): string | null {
  const name = field.path.at(-1) ?? '';
  if (field.path[0] === 'formats') return formatExample(name, settings.formats);
  if (name === 'tableLabel') return numbered(written, settings.numbering.firstTable);
  if (name === 'chartLabel') return numbered(written, settings.numbering.firstChart);
  if (name === 'activityLead') {
    const lead = chapter?.blocks.find((block) => block.kind === 'paragraph' && block.activityCode !== null);
    const [code, activity] = lead?.kind === 'paragraph' ? [lead.activityCode ?? '', nameIn(lead.runs)] : ['', ''];
    return code === '' ? null : written.replace('{code}', code).replace('{name}', activity);
  }
  if (field.kind === 'lines' || !/\{\w+\}/.test(written)) return null;
  const cutOffDate = dateText(settings.entity.cutOffDate);
  return fillTokens(written, { year, entity: settings.entity, cutOffDate });
}

const numbered = (pattern: string, number: number): string =>
  pattern.replace('{nn}', String(number).padStart(2, '0')).replace('{n}', String(number));

/** After the code and what stands between them in the line that names an activity. */
const nameIn = (runs: readonly { readonly text: string }[]): string =>
  runs
    .map((run) => run.text)
    .join('')
    .replace(/^.*?\d{7}\W*/, '');

/** Large and small enough to show every rule of a format. */
const amount: Figure = { kind: 'amount', value: cents(123_456_789_50) };
const ratio: Figure = { kind: 'ratio', value: { part: 1851n, whole: 2000n } };
const large: Figure = { kind: 'count', value: 4_567 };
const small: Figure = { kind: 'count', value: 4 };

const samples: Readonly<Record<string, readonly [Figure, FigureFormat]>> = {
  soles: [amount, 'soles'],
  solesDecimals: [amount, 'soles'],
  amountSeparator: [amount, 'amount'],
  count: [large, 'count'],
  percent: [ratio, 'percent-2'],
  words: [small, 'count-in-words'],
  overMillions: [amount, 'over-millions'],
};

function formatExample(name: string, formats: FormatSettings): string | null {
  const [figure, format] = samples[name] ?? [];
  return figure && format ? figureText(figure, format, { form: 'apocope', formats }) : null;
}
