import { Anchor, Table, Text, Title } from '@mantine/core';
import type { CellAddress, ImportPlan, Problem } from '#shared/domain/imports.ts';
import { es } from '#shared/strings/es.ts';
import { Severity } from '../../ui/feedback/Severity.tsx';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { canShow } from './RawPreview.tsx';

const text = es.screens.imports;

type Props = {
  readonly plan: ImportPlan;
  readonly onShow: (address: CellAddress) => void;
  /** Problems that something else on the screen says already. */
  readonly without?: readonly Problem['code'][];
};

/** What was found in the file, the gravest first; an address leads to its cell. */
export function PlanProblems({ plan, onShow, without = [] }: Props) {
  const order = { error: 0, warning: 1, note: 2 } as const;
  const problems = plan.problems
    .filter(({ code }) => code !== 'same-file' && !without.includes(code)) // the verdict says it
    .toSorted((a, b) => order[a.severity] - order[b.severity]);
  if (problems.length === 0) return plan.status === 'ready' ? <Text c="dimmed">{text.noProblems}</Text> : null;
  const labels = text.assistant.problemColumns;
  return (
    <section>
      <Title order={3} size="sm">
        {text.problems}
      </Title>
      <TableScroll label={text.problems}>
        <Table withTableBorder className="data-table problems" aria-label={text.problems}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{labels.severity}</Table.Th>
              <Table.Th>{labels.at}</Table.Th>
              <Table.Th>{labels.message}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {problems.map((problem) => (
              <Table.Tr key={JSON.stringify([problem.code, problem.at, problem.found, problem.detail])}>
                <Table.Td>
                  <Severity level={problem.severity} />
                </Table.Td>
                <Table.Td>
                  <Place plan={plan} at={problem.at} onShow={onShow} />
                </Table.Td>
                <Table.Td>{es.imports.sentence(problem)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
    </section>
  );
}

function Place({ plan, at, onShow }: Pick<Props, 'plan' | 'onShow'> & { readonly at: CellAddress | null }) {
  if (at === null) return text.notUsed;
  const address = es.imports.address(at);
  if (!canShow(plan, at)) return address;
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      aria-label={`${text.showCell}: ${address}`}
      onClick={() => onShow({ ...at })}
    >
      {address}
    </Anchor>
  );
}
