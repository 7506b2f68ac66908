import { Paragraph } from 'docx';
import { ChartRun, type ChartSeries } from 'docx/charts';
import type { ChartModel } from '#shared/domain/chapter-model.ts';
import { es } from '#shared/strings/es.ts';
import { soles, styleOf } from '../render-pdf/chart-shapes.ts';
import { emsOf } from '../text-width.ts';
import { font, style } from './styles.ts';

/** Pixels at 96 per inch; narrower where the text is. */
const size = { width: 610, height: 300, withTurnedValues: 340 };
const twipsPerPixel = 15;
const chartWidth = (textTwips: number): number => Math.min(size.width, Math.floor(textTwips / twipsPerPixel));
/** Points. */
const labelSize = 7;
/** Percent of a column's width between the groups of columns. */
const gap = 40;

/** A native chart that Word can edit, with its data inside (TC9) and the same colours as the printed one. Values in soles. */
export function chartParagraph(chart: ChartModel, textTwips: number): Paragraph {
  const text = { name: font, size: 8 };
  const series = chart.series.map(({ name, values }, index): ChartSeries => {
    const { fill, line } = styleOf(index);
    return {
      name,
      values: values.map((value) => (value === null ? null : value / 100)),
      color: (chart.type === 'line' ? line : fill).slice(1),
      ...(chart.type === 'line' ? { markers: true } : {}),
    };
  });
  return new Paragraph({
    style: style.chart,
    children: [
      new ChartRun({
        type: chart.type,
        // Word counts bars from the axis upwards; the reader counts from the top.
        categoryAxis: { font: text, labelRotation: 0, reverseOrder: chart.type === 'bar' },
        categories: [...chart.categories],
        series,
        valueAxis: {
          title: { text: es.documents.millions, font: { ...text, bold: false } },
          numberFormat: millionsFormat(chart),
          font: text,
          ...(chart.type === 'bar' ? { crossesAt: 'maximum' } : {}),
        },
        dataLabels: {
          value: true,
          numberFormat: '#,##0',
          font: { ...text, size: labelSize },
          ...(chart.type === 'line' ? { position: 'above' } : {}),
        },
        ...(chart.type === 'line' ? {} : { gapWidth: gap, overlap: 0 }),
        legend: { position: 'top', font: text },
        font: { name: font },
        transformation: {
          width: chartWidth(textTwips),
          height: turnsValues(chart, textTwips) ? size.withTurnedValues : size.height,
        },
        altText: { name: chart.label, title: chart.title, description: chart.alternativeText },
      }),
    ],
  });
}

/** The axis counts millions, as on the printed page; the columns say soles. Small ones need decimals to be told apart. */
const millionsFormat = ({ series }: ChartModel): string =>
  series.some(({ values }) => values.some((value) => Math.abs(value ?? 0) >= tenMillions)) ? '#,##0,,' : '0.0##,,';
const tenMillions = 10_000_000 * 100;

/** The chart's part with what the library leaves to be said otherwise. */
export function finishedChart(xml: string, chart: ChartModel, textTwips: number): string {
  const plain = plainChart(xml);
  return turnsValues(chart, textTwips)
    ? plain
        .replace(/<c:dLbls>.*?<\/c:dLbls>/gs, (labels) =>
          labels.replace('<a:bodyPr rot="0"', '<a:bodyPr rot="-5400000"'),
        )
        .replace('<c:plotArea><c:layout/>', `<c:plotArea>${lowered}`)
    : plain;
}

/** Room for a turned value between the highest column and the legend, in parts of the whole. */
const lowered = `<c:layout><c:manualLayout><c:layoutTarget val="outer"/><c:xMode val="edge"/><c:yMode val="edge"/>${[
  ['x', 0.05],
  ['y', 0.27],
  ['w', 0.93],
  ['h', 0.71],
]
  .map(([side, part]) => `<c:${side} val="${part}"/>`)
  .join('')}</c:manualLayout></c:layout>`;

/** Values wider than their column would be written over each other: they are turned upwards. */
function turnsValues({ type, categories, series }: ChartModel, textTwips: number): boolean {
  if (type !== 'column') return false;
  const plot = chartWidth(textTwips) * (twipsPerPixel / 20) * 0.86;
  const columns = categories.length * (series.length + gap / 100);
  const widest = Math.max(
    0,
    ...series.flatMap(({ values }) => values.map((value) => (value === null ? 0 : emsOf(soles(value), false)))),
  );
  return plot / columns < widest * labelSize;
}

/** Colours of its own and our language: in a document without a theme, or with a dark one, the chart would turn black. */
const plainChart = (xml: string): string =>
  xml
    .replaceAll('<a:schemeClr val="bg1"', '<a:srgbClr val="FFFFFF"')
    .replaceAll('<a:schemeClr val="tx1"', '<a:srgbClr val="000000"')
    .replaceAll('</a:schemeClr>', '</a:srgbClr>')
    .replaceAll('"en-US"', '"es-PE"');
