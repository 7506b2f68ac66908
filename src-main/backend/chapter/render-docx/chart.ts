import { Paragraph } from 'docx';
import { ChartRun, type ChartSeries } from 'docx/charts';
import type { ChartModel } from '#shared/domain/chapter-model.ts';
import { styleOf } from '../render-pdf/chart-shapes.ts';
import { font, style } from './styles.ts';

/** Pixels at 96 per inch; narrower where the text is. */
const size = { width: 610, height: 300 };
const twipsPerPixel = 15;

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
          numberFormat: '#,##0',
          font: text,
          ...(chart.type === 'bar' ? { crossesAt: 'maximum' } : {}),
        },
        dataLabels: {
          value: true,
          numberFormat: '#,##0',
          font: { ...text, size: 7 },
          ...(chart.type === 'line' ? { position: 'above' } : {}),
        },
        ...(chart.type === 'line' ? {} : { gapWidth: 40, overlap: 0 }),
        legend: { position: 'top', font: text },
        font: { name: font },
        transformation: { ...size, width: Math.min(size.width, Math.floor(textTwips / twipsPerPixel)) },
        altText: { name: chart.label, title: chart.title, description: chart.alternativeText },
      }),
    ],
  });
}

/** Colours of its own and our language: in a document without a theme, or with a dark one, the chart would turn black. */
export const plainChart = (xml: string): string =>
  xml
    .replaceAll('<a:schemeClr val="bg1"', '<a:srgbClr val="FFFFFF"')
    .replaceAll('<a:schemeClr val="tx1"', '<a:srgbClr val="000000"')
    .replaceAll('</a:schemeClr>', '</a:srgbClr>')
    .replaceAll('"en-US"', '"es-PE"');
