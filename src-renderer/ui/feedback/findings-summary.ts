import type { Finding } from '#shared/domain/checks.ts';
import { es } from '#shared/strings/es.ts';

const text = es.frame.findings;

/** "2 errores, 3 advertencias"; notes are counted only where there is nothing worse. */
export function findingsSummary(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']): number => findings.filter((f) => f.severity === severity).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('note')];
  if (errors + warnings === 0) return notes === 0 ? text.none : text.notes(notes);
  return [...(errors > 0 ? [text.errors(errors)] : []), ...(warnings > 0 ? [text.warnings(warnings)] : [])].join(', ');
}
