import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReferenceTableSummary } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';

const text = es.screens.reference;
const icons = {
  error: IconAlertCircle,
  warning: IconAlertTriangle,
  note: IconInfoCircle,
  none: IconCircleCheck,
} as const;

type Props = {
  readonly tables: readonly ReferenceTableSummary[];
  readonly current: number;
  readonly onChoose: (table: ReferenceTableSummary) => void;
};

/** The tables in their order, each with the worst that is found in it. */
export function TableList({ tables, current, onChoose }: Props) {
  return (
    <nav className="reference-list" aria-label={text.list}>
      <ol>
        {tables.map((table) => {
          const level = table.worst ?? 'none';
          const Icon = icons[level];
          const state = table.findings === 0 ? text.clean : text.findings(table.findings);
          return (
            <li key={table.id}>
              <button
                type="button"
                aria-current={table.id === current ? 'true' : undefined}
                title={`${table.label} ${table.title}`}
                onClick={() => onChoose(table)}
              >
                <Icon size={16} aria-hidden className={`reference-mark severity-${level}`} />
                <span className="reference-label">{table.label}</span>
                <span className="reference-title">{table.title}</span>
                <span className="reference-state">{state}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
