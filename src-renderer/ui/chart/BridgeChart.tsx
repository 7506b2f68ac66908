import { useCallback } from 'react';
import type { BridgeStep } from '#shared/domain/bridge.ts';
import { cents } from '#shared/domain/money.ts';
import { tableAmount } from '#shared/format/es-pe.ts';
import './chart.css';
import { type Colour, type Config, frameOf, inMillions, useChart } from './use-chart.ts';

type Props = {
  /** What the chart shows, in words, for those who cannot see it. */
  readonly label: string;
  readonly steps: readonly BridgeStep[];
  readonly nameOf: (step: BridgeStep) => string;
  /** Title of the value axis. */
  readonly unit: string;
};

/** Columns that hang between what stood before and after: from the PIA, change by change, to the PIM. */
export function BridgeChart({ label, steps, nameOf, unit }: Props) {
  const configure = useCallback(
    (colour: Colour): Config => ({
      type: 'bar',
      data: {
        labels: steps.map(nameOf),
        datasets: [
          {
            data: steps.map(({ from, to }): [number, number] => [inMillions(from), inMillions(to)]),
            backgroundColor: steps.map((step) => colour(shadeOf(step))),
            maxBarThickness: 60,
          },
        ],
      },
      options: {
        ...frameOf(colour, unit),
        plugins: {
          legend: { display: false },
          tooltip: {
            callbacks: {
              label: ({ dataIndex }) => {
                const step = steps[dataIndex];
                return step ? changeText(step) : '';
              },
            },
          },
        },
      },
    }),
    [steps, nameOf, unit],
  );
  const canvas = useChart(configure);
  return (
    <div className="chart-frame">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}

/** "+10,668,073" for what came in, "-552,980" for what went. */
export function changeText({ kind, from, to }: BridgeStep): string {
  const change = cents(to - from);
  return `${kind === 'change' && change > 0 ? '+' : ''}${tableAmount(change, 0)}`;
}

/** Not by colour alone: a change that takes away hangs downwards, and its figure has a minus. */
function shadeOf({ kind, from, to }: BridgeStep): string {
  if (kind !== 'change') return '--app-chart-2';
  return to < from ? '--app-warning' : '--app-chart-3';
}
