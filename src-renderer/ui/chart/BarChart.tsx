import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { useEffect, useRef } from 'react';
import type { Cents } from '#shared/domain/money.ts';
import { tableAmount } from '#shared/format/es-pe.ts';
import './chart.css';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

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

const soles = 100;
const million = 1_000_000;

/** Columns side by side, or lines, in millions of soles. The only door to Chart.js. */
export function BarChart({ label, categories, series, unit, kind = 'bar' }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current) return;
    const colour = (name: string): string => getComputedStyle(document.body).getPropertyValue(name);
    const palette = ['--app-chart-1', '--app-chart-2', '--app-chart-3'].map(colour);
    const text = colour('--app-text');
    // A single line takes the accent, not the pale first column.
    const shade = kind === 'line' ? 1 : 0;
    const chart = new Chart(canvas.current, {
      type: kind,
      data: {
        labels: [...categories],
        datasets: series.map(({ name, values }, index) => ({
          label: name,
          data: values.map((value) => (value === null ? null : value / soles / million)),
          backgroundColor: palette[(index + shade) % palette.length] ?? text,
          borderColor: palette[(index + shade) % palette.length] ?? text,
          maxBarThickness: 44,
        })),
      },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        locale: 'es-PE',
        color: text,
        font: { family: getComputedStyle(document.body).fontFamily },
        scales: {
          x: { ticks: { color: text }, grid: { display: false } },
          y: {
            title: { display: true, text: unit, color: text },
            ticks: { color: text },
            grid: { color: colour('--app-border') },
          },
        },
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
    });
    return () => chart.destroy();
  }, [categories, series, unit, kind]);
  return (
    <div className="chart-frame">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}
