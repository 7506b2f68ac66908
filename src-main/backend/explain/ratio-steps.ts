import type { ExplainedValue } from '#shared/domain/explanation.ts';
import type { Percent } from '#shared/domain/percent.ts';
import { percentText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';

const text = es.explain;

/** From the exact quotient of two integers to the percentage that is printed: one rounding (SPEC NU-1). */
export function ratioSteps(
  part: number | bigint,
  whole: number | bigint,
  value: Percent | null,
  {
    printed,
    adjusted = false,
    plain = null,
  }: { readonly printed: string; readonly adjusted?: boolean; readonly plain?: Percent | null },
): readonly ExplainedValue[] {
  if (value === null) return [];
  return [
    { label: text.ratio, text: `${exactPercent(BigInt(part), BigInt(whole))}%` },
    // What the table would print if each share were rounded alone (CK4).
    ...(plain ? [{ label: text.rounded(plain.decimals), text: percentText(plain) }] : []),
    { label: adjusted ? text.remainder : text.rounded(value.decimals), text: printed },
  ];
}

/** Cut after six decimals, not rounded: dots say that more follow. */
function exactPercent(part: bigint, whole: bigint): string {
  const scaled = (part * 100_000_000n) / whole;
  const sign = scaled < 0n ? '-' : '';
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(7, '0');
  const rest = (part * 100_000_000n) % whole === 0n ? '' : '…';
  return `${sign}${digits.slice(0, -6)}.${digits.slice(-6)}${rest}`;
}
