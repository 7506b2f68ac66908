import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { type RefObject, useEffect, useRef } from 'react';
import type { Cents } from '#shared/domain/money.ts';

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

export type ChartData = number | [number, number] | null;
export type Config = ChartConfiguration<'bar' | 'line', ChartData[]>;
export type Colour = (name: string) => string;

const soles = 100;
const million = 1_000_000;
/** Only for the length of a column; what is said in figures comes from the céntimos. */
export const inMillions = (amount: Cents): number => amount / soles / million;

/**
 * A canvas with the chart of `configure`, drawn again when that changes: callers keep it stable. `colour` gives the value of a
 * style variable.
 */
export function useChart(configure: (colour: Colour) => Config): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current) return;
    const colour = (name: string): string => getComputedStyle(document.body).getPropertyValue(name);
    const chart = new Chart(canvas.current, configure(colour));
    return () => chart.destroy();
  }, [configure]);
  return canvas;
}

/** What all charts share: no animation, the page's letters and colours, one axis of amounts. */
export function frameOf(colour: Colour, unit: string) {
  const text = colour('--app-text');
  return {
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
  } as const;
}
