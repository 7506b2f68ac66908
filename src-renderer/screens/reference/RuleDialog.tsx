import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  NativeSelect,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import type { ReferenceChoice, ReferenceRuleView } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { ModalDialog } from '../../ui/feedback/ModalDialog.tsx';
import { useNotices } from '../../ui/feedback/notices.tsx';
import { type ComparisonForm, newComparison, type RuleForm, ruleForm, toRule } from './rule-form.ts';
import { TermList } from './TermList.tsx';

const text = es.screens.reference.rule;
const severities = ['error', 'warning', 'note'] as const;
const openKinds = ['equal', 'at-most'] as const;

type Props = {
  readonly yearId: number;
  /** `null`: a new one. */
  readonly rule: ReferenceRuleView | null;
  readonly choices: readonly ReferenceChoice[];
  readonly onClose: () => void;
};

/** "A = B ± t" over any figures of the year: what must hold in words, and the comparisons that tell (CK17). */
export function RuleDialog({ yearId, rule, choices, onClose }: Props) {
  const id = useId();
  const { say } = useNotices();
  const [form, setForm] = useState(() => ruleForm(rule, choices));
  const [tried, setTried] = useState(false);
  const put = useCommand('reference.putRule');
  const change = (changes: Partial<RuleForm>): void => setForm((old) => ({ ...old, ...changes }));
  const { comparisons } = form;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (form.text.trim() === '') return;
    put.mutate(toRule(yearId, form), {
      onSuccess: () => {
        say({ tone: 'done', text: text.saved, undoable: true });
        onClose();
      },
    });
  };
  return (
    <ModalDialog labelledBy={id} onClose={onClose}>
      <form onSubmit={submit} noValidate className="reference-dialog">
        <Stack gap="sm">
          <Title order={2} size="h4" id={id}>
            {rule ? text.title : text.newTitle}
          </Title>
          <Textarea
            label={text.text}
            description={text.textHint}
            autosize
            minRows={2}
            value={form.text}
            error={tried && form.text.trim() === '' ? text.needsText : null}
            data-autofocus
            onChange={({ currentTarget: { value } }) => change({ text: value })}
          />
          <Group align="end">
            <NativeSelect
              label={text.severity}
              value={form.severity}
              data={severities.map((one) => ({ value: one, label: es.screens.reference.rules.severity[one] }))}
              onChange={({ currentTarget: { value } }) =>
                change({ severity: severities.find((one) => one === value) ?? 'error' })
              }
            />
            <Checkbox
              mb={8}
              label={text.witness}
              checked={form.witness}
              onChange={({ currentTarget: { checked } }) => change({ witness: checked })}
            />
          </Group>
          {comparisons.map((comparison, index) => (
            <ComparisonFields
              key={comparison.key}
              comparison={comparison}
              position={index + 1}
              choices={choices}
              onChange={(next) =>
                change({ comparisons: comparisons.map((one) => (one.key === comparison.key ? next : one)) })
              }
              onDrop={
                comparisons.length === 1
                  ? null
                  : () => change({ comparisons: comparisons.filter(({ key }) => key !== comparison.key) })
              }
            />
          ))}
          <Group>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => change({ comparisons: [...comparisons, newComparison(comparisons, choices)] })}
            >
              {text.addComparison}
            </Button>
          </Group>
          {put.isError && <ErrorNote text={errorText(put.error)} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {es.frame.cancel}
            </Button>
            <Button type="submit" loading={put.isPending}>
              {text.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </ModalDialog>
  );
}

type FieldsProps = {
  readonly comparison: ComparisonForm;
  readonly position: number;
  readonly choices: readonly ReferenceChoice[];
  readonly onChange: (next: ComparisonForm) => void;
  readonly onDrop: (() => void) | null;
};

function ComparisonFields({ comparison, position, choices, onChange, onDrop }: FieldsProps) {
  const { by, kind, left, right, tolerance } = comparison;
  const isFixed = kind === 'ratio' || kind === 'not-identical';
  return (
    <Fieldset legend={text.comparison(position)} p="xs">
      <Stack gap="xs">
        <Group align="end" gap="sm">
          <NativeSelect
            size="xs"
            label={text.by}
            value={by}
            data={(['cell', 'key'] as const).map((one) => ({ value: one, label: text.bys[one] }))}
            onChange={({ currentTarget: { value } }) =>
              onChange({ ...comparison, by: value === 'key' ? 'key' : 'cell' })
            }
          />
          {isFixed ? (
            <Text size="sm">{text.fixedKinds[kind]}</Text>
          ) : (
            <NativeSelect
              size="xs"
              label={text.kind}
              value={kind}
              data={openKinds.map((one) => ({ value: one, label: text.kinds[one] }))}
              onChange={({ currentTarget: { value } }) =>
                onChange({ ...comparison, kind: value === 'at-most' ? 'at-most' : 'equal' })
              }
            />
          )}
          {!isFixed && (
            <TextInput
              size="xs"
              w={120}
              label={text.tolerance}
              value={tolerance}
              onChange={({ currentTarget: { value } }) => onChange({ ...comparison, tolerance: value })}
            />
          )}
          {onDrop && (
            <Button variant="default" size="compact-xs" mb={4} onClick={onDrop}>
              {text.dropComparison}
            </Button>
          )}
        </Group>
        <TermList
          side="A"
          label={text.sides.left}
          terms={left}
          withRows={by === 'cell'}
          choices={choices}
          onChange={(terms) => onChange({ ...comparison, left: terms })}
        />
        <TermList
          side="B"
          label={text.sides.right}
          terms={right}
          withRows={by === 'cell'}
          choices={choices}
          onChange={(terms) => onChange({ ...comparison, right: terms })}
        />
      </Stack>
    </Fieldset>
  );
}
