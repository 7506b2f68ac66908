import { useCallback } from 'react';
import type { Cents } from '#shared/domain/money.ts';
import { tableAmount } from '#shared/format/es-pe.ts';
import './chart.css';
import { type Colour, type Config, frameOf, inMillions, useChart } from './use-chart.ts';

type Props = {
  /** What the chart shows, in words, for those who cannot see it. */
  readonly label: string;
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (Cents | null)[] }[];
  /** Title of the value axis: "millones de S/". */
  readonly unit: string;
  /** `line`: values that run on, such as what accumulates over the months. */
  readonly kind?: 'bar' | 'line';
};

/** Columns side by side, or lines, in millions of soles. */
export function BarChart({ label, categories, series, unit, kind = 'bar' }: Props) {
  const configure = useCallback(
    (colour: Colour): Config => {
      const palette = ['--app-chart-1', '--app-chart-2', '--app-chart-3'].map(colour);
      const text = colour('--app-text');
      // A single line takes the accent, not the pale first column.
      const shade = kind === 'line' ? 1 : 0;
      return {
        type: kind,
        data: {
          labels: [...categories],
          datasets: series.map(({ name, values }, index) => ({
            label: name,
            data: values.map((value) => (value === null ? null : inMillions(value))),
            backgroundColor: palette[(index + shade) % palette.length] ?? text,
            borderColor: palette[(index + shade) % palette.length] ?? text,
            maxBarThickness: 44,
          })),
        },
        options: {
          ...frameOf(colour, unit),
          plugins: {
            legend: { position: 'bottom', labels: { color: text, boxWidth: 14 } },
            tooltip: {
              callbacks: {
                label: ({ datasetIndex, dataIndex, dataset }) => {
                  const value = series[datasetIndex]?.values[dataIndex] ?? null;
                  return `${dataset.label}: ${value === null ? '–' : tableAmount(value, 0)}`;
                },
              },
            },
          },
        },
      };
    },
    [categories, series, unit, kind],
  );
  const canvas = useChart(configure);
  return (
    <div className="chart-frame">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}
