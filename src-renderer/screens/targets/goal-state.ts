import { disagrees, isFarApart, pointsApart } from '#shared/domain/targets.ts';
import { countText, percentText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { type Field, fields, figuresOf, type TargetLine } from './target-lines.ts';

const text = es.screens.targets;

/** Everything to look at in a goal, in words; "Conforme" when there is nothing. */
export function stateText(line: TargetLine): string {
  const { target } = line;
  const warnings = fields.flatMap((field) => fieldWarning(line, field) ?? []);
  const siaf = fields.flatMap((field) => {
    const stated = target.siaf?.[field] ?? null;
    return stated === null || stated === target[field] ? [] : [text.differsFromSiaf(field, countText(stated))];
  });
  const { progress, financial } = target;
  const apart =
    progress && financial && isFarApart(progress, financial, pointsApart)
      ? [text.farApart(percentText(progress), percentText(financial))]
      : [];
  const all = [...new Set([...warnings, ...siaf, ...apart])];
  return all.length === 0 ? text.ok : all.join('. ');
}

/** What is wrong with the figure of a year, if anything: missing, or not what its units or its months add up to. */
export function fieldWarning(line: TargetLine, field: Field): string | null {
  const { target, unit } = line;
  const { typed, fromMonths, origin } = figuresOf(line);
  const figure = { typed: typed[field], fromMonths: fromMonths[field] };
  if (disagrees(figure) && origin[field] === null)
    return text.monthsDisagree(field, countText(figure.fromMonths ?? 0), countText(figure.typed ?? 0));
  if (unit) return unit[field] === null ? text.missing : null;
  const whole = target[field];
  if (whole === null) return text.missing;
  const parts = target.units.map((part) => part[field]).filter((part) => part !== null);
  if (parts.length === 0) return null;
  const sum = parts.reduce((total, part) => total + part, 0);
  return sum === whole ? null : text.doesNotAddUp(field, countText(sum), countText(whole));
}
