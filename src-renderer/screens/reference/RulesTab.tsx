import { Button, Group, Text } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck, IconCircleDashed, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReferenceRules, ReferenceRuleView } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useNotices } from '../../ui/feedback/notices.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { RuleDialog } from './RuleDialog.tsx';

const text = es.screens.reference.rules;
const icons = { holds: IconCircleCheck, broken: IconAlertCircle, silent: IconCircleDashed } as const;

/** What should hold between the tables, and whether it does (CK3, CK17). */
export function RulesTab({ yearId, closed }: { readonly yearId: number; readonly closed: boolean }) {
  const rules = useCall('reference.rules', { yearId });
  return <QueryGate query={rules}>{(data) => <Rules yearId={yearId} closed={closed} data={data} />}</QueryGate>;
}

type Props = { readonly yearId: number; readonly closed: boolean; readonly data: ReferenceRules };

function Rules({ yearId, closed, data: { rules, choices } }: Props) {
  const [edited, setEdited] = useState<ReferenceRuleView | 'new' | null>(null);
  const [doomed, setDoomed] = useState<ReferenceRuleView | null>(null);
  const remove = useCommand('reference.removeRule');
  const { say } = useNotices();
  return (
    <>
      <Group justify="space-between" mb="xs">
        <Text size="sm" c="dimmed" maw={860}>
          {text.help}
        </Text>
        <Button
          size="compact-md"
          disabled={closed}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setEdited('new')}
        >
          {text.add}
        </Button>
      </Group>
      {rules.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <TableScroll label={text.list}>
          <table className="data-table reference-rules" aria-label={text.list}>
            <thead>
              <tr>
                <th scope="col">{text.columns.state}</th>
                <th scope="col">{text.columns.rule}</th>
                <th scope="col">{text.columns.severity}</th>
                <th scope="col">{text.columns.acts}</th>
              </tr>
            </thead>
            <tbody>
              {rules.map((rule) => (
                <tr key={rule.rowId}>
                  <td>
                    <State state={rule.state} />
                  </td>
                  <td>
                    {rule.text}
                    {rule.message !== null && <p className="reference-why">{rule.message}</p>}
                  </td>
                  <td>{text.severity[rule.severity]}</td>
                  <td>
                    <Group gap={4} wrap="nowrap">
                      <Button
                        size="compact-xs"
                        variant="default"
                        disabled={closed}
                        aria-label={text.editThis(rule.text)}
                        onClick={() => setEdited(rule)}
                      >
                        {text.edit}
                      </Button>
                      <Button
                        size="compact-xs"
                        variant="default"
                        disabled={closed}
                        aria-label={text.removeThis(rule.text)}
                        onClick={() => setDoomed(rule)}
                      >
                        {text.remove}
                      </Button>
                    </Group>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {edited !== null && (
        <RuleDialog
          yearId={yearId}
          rule={edited === 'new' ? null : edited}
          choices={choices}
          onClose={() => setEdited(null)}
        />
      )}
      {doomed && (
        <ConfirmDialog
          title={text.removeTitle}
          text={doomed.text}
          confirm={text.remove}
          onClose={() => setDoomed(null)}
          onConfirm={() =>
            remove.mutate(
              { yearId, ruleId: doomed.rowId },
              {
                onSuccess: () => say({ tone: 'done', text: text.removed, undoable: true }),
                onError: (error) => say({ tone: 'error', text: errorText(error) }),
              },
            )
          }
        />
      )}
    </>
  );
}

/** Icon, word and colour: never by colour alone. */
function State({ state }: { readonly state: ReferenceRuleView['state'] }) {
  const Icon = icons[state];
  return (
    <span className={`severity reference-${state}`}>
      <Icon size={16} aria-hidden />
      {text.states[state]}
    </span>
  );
}
