import { sourceDimensions } from '#shared/domain/budget.ts';
import type { ImportPlan } from '#shared/domain/imports.ts';
import { valueKey } from '#shared/domain/memoria.ts';
import { narrativeAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';

const text = es.screens.imports;

/** What the person approves, in the words of the confirm button: "6 genéricas", "4 actividades", "PIM S/ 573 712 809.00". */
export function planContents({
  rows,
  totals,
  values,
  memoria,
}: Pick<ImportPlan, 'rows' | 'totals' | 'values' | 'memoria'>): readonly string[] {
  if (memoria !== null) {
    const counts = [
      [values.length, text.countValues],
      [memoria.texts.length, text.memoria.countTexts],
    ] as const;
    return counts.flatMap(([count, say]) => (count > 0 ? [say(count)] : []));
  }
  if (values.length > 0) return [text.countValues(values.filter(({ status }) => status !== 'same').length)];
  const counts = sourceDimensions.flatMap((dimension) => {
    const count = rows.filter((row) => row.dimension === dimension && row.status !== 'gone').length;
    return count > 0 ? [text.counts[dimension](count)] : [];
  });
  if (totals.pim !== null) return [...counts, text.pim(narrativeAmount(totals.pim))];
  return totals.devengado === null ? counts : [...counts, text.devengado(narrativeAmount(totals.devengado))];
}

/** A plan of a memoria as if it held only what the person accepted. */
export const acceptedOnly = (plan: ImportPlan, accepted: ReadonlySet<string>): ImportPlan => ({
  ...plan,
  values: plan.values.filter((value) => accepted.has(valueKey(value))),
  memoria: plan.memoria && { ...plan.memoria, texts: plan.memoria.texts.filter(({ key }) => accepted.has(key)) },
});
