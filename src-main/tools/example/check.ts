import { cents, wholeSoles } from '#shared/domain/money.ts';
import type { GastoRow } from './gasto-rows.ts';
import { type ExampleSource, publishedRow } from './source.ts';

/** Compares the rows with tables 18-22 of the report. @throws Error that names the first figure which differs. */
export function checkAgainstReport({ report, breakdown }: ExampleSource, rows: readonly GastoRow[]): void {
  const expect = (what: string, found: number, published: unknown): void => {
    if (found !== Number(published)) throw new Error(`${what}: the rows give ${found}, the report says ${published}`);
  };
  const sum = (part: readonly GastoRow[], measure: 'pia' | 'pim' | 'devengado'): number =>
    part.reduce((total, row) => total + row[measure], 0);

  for (const code of Object.keys(breakdown.genericas)) {
    const part = rows.filter(({ generica }) => generica === code);
    const published = publishedRow(report, '19', 'codigo', code);
    expect(`PIA of ${code}`, sum(part, 'pia') / 100, published.pia);
    expect(`PIM of ${code}`, sum(part, 'pim') / 100, published.pim);
    const executed = publishedRow(report, '20', 'codigo', code).ejecucion;
    expect(`devengado of ${code}`, wholeSoles(cents(sum(part, 'devengado'))), executed);
  }
  for (const { code } of breakdown.activities) {
    const part = rows.filter(({ meta }) => meta.activity.code === code);
    const published = publishedRow(report, '21', 'codigo', code);
    expect(`PIM of ${code}`, sum(part, 'pim') / 100, published.pim);
    expect(`devengado of ${code}`, sum(part, 'devengado') / 100, published.ejecucion);
    const goals = new Map(part.map(({ meta }) => [meta.secFunc, meta.goal]));
    const goal = [...goals.values()].reduce((total, value) => total + value, 0);
    expect(`goal of ${code}`, goal, publishedRow(report, '22', 'codigo', code).programado);
  }
}
