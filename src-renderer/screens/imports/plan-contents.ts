import { sourceDimensions } from '#shared/domain/budget.ts';
import type { ImportPlan } from '#shared/domain/imports.ts';
import { narrativeAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';

const text = es.screens.imports;

/** What the person approves, in the words of the confirm button: "6 genéricas", "4 actividades", "PIM S/ 573 712 809.00". */
export function planContents({
  rows,
  totals,
  values,
}: Pick<ImportPlan, 'rows' | 'totals' | 'values'>): readonly string[] {
  if (values.length > 0) return [text.countValues(values.filter(({ status }) => status !== 'same').length)];
  const counts = sourceDimensions.flatMap((dimension) => {
    const count = rows.filter((row) => row.dimension === dimension && row.status !== 'gone').length;
    return count > 0 ? [text.counts[dimension](count)] : [];
  });
  if (totals.pim !== null) return [...counts, text.pim(narrativeAmount(totals.pim))];
  return totals.devengado === null ? counts : [...counts, text.devengado(narrativeAmount(totals.devengado))];
}
