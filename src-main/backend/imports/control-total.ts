import { Refusal } from '#shared/contract/errors.ts';
import type { Cents } from '#shared/domain/money.ts';
import { parseAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { writeAmount } from './amounts.ts';

/**
 * The PIM that a person typed from the source is that of the file (IM8). A typed total that cannot be read is not one that
 * agrees. @throws Refusal `bad-value`, `control-total`
 */
export function checkControlTotal(pim: Cents | null, typed: string): void {
  const amount = parseAmount(typed);
  if (amount === null) throw new Refusal('bad-value', { text: typed, expected: es.imports.anAmount });
  if (amount !== pim)
    throw new Refusal('control-total', {
      typed: writeAmount(amount),
      found: pim === null ? '–' : writeAmount(pim),
    });
}
