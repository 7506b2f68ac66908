import { IconAlertCircle, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { es } from '#shared/strings/es.ts';

type Level = 'error' | 'warning' | 'note';
const icons = { error: IconAlertCircle, warning: IconAlertTriangle, note: IconInfoCircle } as const;

/** Icon, word and colour: never by colour alone (AC6). */
export function Severity({ level }: { readonly level: Level }) {
  const Icon = icons[level];
  return (
    <span className={`severity severity-${level}`}>
      <Icon size={16} aria-hidden />
      {es.frame.findings.severity[level]}
    </span>
  );
}
