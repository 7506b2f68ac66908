import type { CheckReport } from '#shared/domain/decisions.ts';
import { es } from '#shared/strings/es.ts';
import type { Outcome } from './outcome.ts';

/** The findings of `check`: those of the screen, with what was decided about them. */
export function checkOutcome({ findings: all, rules }: CheckReport): Outcome {
  const findings = all.map((finding) => {
    const { rule, severity, where, expected, found, difference, state, decision } = finding;
    const words = { message: es.checks.message(finding), advice: es.checks.advice(finding) };
    return { rule, severity, ...words, where, expected, found, difference, state, decision };
  });
  const messages = findings.map(({ severity, message, advice, state, decision }) =>
    es.cli.finding(severity, `${message} ${advice}`.trim(), state === 'accepted' ? decision : null),
  );
  return { json: { findings, rules }, messages: messages.length === 0 ? [es.cli.noFindings] : messages };
}
