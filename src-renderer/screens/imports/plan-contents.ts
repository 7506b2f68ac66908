import type { ImportPlan } from '#shared/domain/imports.ts';
import { narrativeAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';

const text = es.screens.imports;

/** What the person approves, in the words of the confirm button: "6 genéricas", "4 actividades", "PIM S/ 573 712 809.00". */
export function planContents({ rows, totals }: Pick<ImportPlan, 'rows' | 'totals'>): readonly string[] {
  const count = (dimension: 'generica' | 'activity'): number =>
    rows.filter((row) => row.dimension === dimension && row.status !== 'gone').length;
  const [genericas, activities] = [count('generica'), count('activity')];
  return [
    ...(genericas > 0 ? [text.countGenericas(genericas)] : []),
    ...(activities > 0 ? [text.countActivities(activities)] : []),
    ...(totals.pim === null ? [] : [text.pim(narrativeAmount(totals.pim))]),
  ];
}
