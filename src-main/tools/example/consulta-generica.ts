import { cents, wholeSoles } from '#shared/domain/money.ts';
import { percentOf } from '#shared/domain/percent.ts';
import { type ConsultaRow, consultaPageBytes } from './consulta-page.ts';
import type { GastoRow } from './gasto-rows.ts';
import type { ExampleSource } from './source.ts';

/** Consulta Amigable of the unit by genérica; the portal rounds every amount on its own, and so does this. */
export function consultaGenericaBytes({ report, breakdown }: ExampleSource, rows: readonly GastoRow[]): Uint8Array {
  const { ejecutora, sec_ejec: secEjec } = report.document.entity;
  const unitName = (breakdown.institution.unidad_ejecutora ?? '').replace(/^\d+\.\s*/, '');
  const all = amountsOf(rows);
  return consultaPageBytes({
    ...breakdown.consultation,
    year: report.document.year,
    columns: 'gasto',
    levels: [
      ...breakdown.levelsAbove.map(({ label, times }) =>
        consultaRow(
          label,
          all.map((amount) => cents(Math.round(amount * times))),
        ),
      ),
      consultaRow(`Unidad Ejecutora ${ejecutora}-${secEjec}: ${unitName}`, all),
    ],
    rows: Object.entries(breakdown.genericas).map(([code, name]) => ({
      ...consultaRow(`${code}: ${name}`, amountsOf(rows.filter(({ generica }) => generica === code))),
      key: `${code.slice(0, 1)}-${code.slice(2, 3)}-${code.slice(3)}`,
    })),
  });
}

/** PIA, PIM, certificación, compromiso anual, atención de compromiso, devengado, girado. */
function amountsOf(rows: readonly GastoRow[]): readonly number[] {
  const sum = (pick: (row: GastoRow) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  const devengado = sum((row) => row.devengado);
  return [
    sum((row) => row.pia),
    sum((row) => row.pim),
    sum((row) => row.certificado),
    devengado,
    devengado,
    devengado,
    sum((row) => row.girado),
  ];
}

function consultaRow(label: string, amounts: readonly number[]): ConsultaRow {
  const progress = percentOf(amounts[5] ?? 0, amounts[1] ?? 0, 1);
  return {
    label,
    amounts: amounts.map((amount) => wholeSoles(cents(amount))),
    progress: progress === null ? '' : (progress.scaled / 10).toFixed(1),
  };
}
