import { Button, CloseButton, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { type BudgetMeasure, type BudgetView, budgetMeasures } from '#shared/domain/budget.ts';
import { cellAddress } from '#shared/domain/cell-address.ts';
import { tableAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { CellStory } from '../../parts/cells/CellStory.tsx';
import { errorText, RpcFailure } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { SourceLines } from './SourceLines.tsx';
import './budget.css';

const text = es.budget.figure;

type Props = {
  readonly yearId: number;
  readonly closed: boolean;
  readonly view: BudgetView;
  /** The cell that the person is in, if it is one of the budget's own. */
  readonly row: string | null;
  readonly measure: BudgetMeasure | null;
  readonly onClose: () => void;
};

/** What lies behind a figure: the lines of the file, a typed figure over it with its reason, its comment and its history. */
export function FigurePanel({ yearId, closed, view, row, measure, onClose }: Props) {
  const titleId = useId();
  const [code, setCode] = useState(row ?? view.rows[0]?.code ?? '');
  const [key, setKey] = useState<BudgetMeasure>(measure ?? 'pim');
  useEffect(() => {
    if (row !== null) setCode(row);
  }, [row]);
  useEffect(() => {
    if (measure !== null) setKey(measure);
  }, [measure]);
  const found = view.rows.find((each) => each.code === code);
  const place = { kind: 'budget', dimension: view.dimension, code, measure: key } as const;
  return (
    <section className="figure-panel" aria-labelledby={titleId}>
      <Group justify="space-between">
        <Title order={2} size="h4" id={titleId}>
          {text.title}
        </Title>
        <CloseButton aria-label={text.close} onClick={onClose} />
      </Group>
      <Group gap="md" align="end">
        <NativeSelect
          label={text.row}
          value={code}
          data={view.rows.map((each) => ({ value: each.code, label: `${each.code} ${each.name}` }))}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
        <NativeSelect
          label={text.measure}
          value={key}
          data={budgetMeasures.map((each) => ({ value: each, label: es.screens.measures[each] }))}
          onChange={({ currentTarget }) => setKey(budgetMeasures.find((each) => each === currentTarget.value) ?? 'pim')}
        />
      </Group>
      {found && (
        <div className="figure-columns">
          <div>
            <OwnFigure key={cellAddress(place)} yearId={yearId} closed={closed} view={view} code={code} measure={key} />
            <CellStory yearId={yearId} closed={closed} cell={cellAddress(place)} />
          </div>
          <SourceLines yearId={yearId} dimension={view.dimension} code={code} measure={key} />
        </div>
      )}
    </section>
  );
}

type FigureProps = Pick<Props, 'yearId' | 'closed' | 'view'> & {
  readonly code: string;
  readonly measure: BudgetMeasure;
};

function OwnFigure({ yearId, closed, view, code, measure }: FigureProps) {
  const row = view.rows.find((each) => each.code === code);
  const override = row?.overridden?.[measure];
  const imported = override ? override.imported : (row?.[measure] ?? null);
  const [written, setWritten] = useState('');
  const [reason, setReason] = useState('');
  const { mutateAsync, isPending } = useCommand('budget.setCells');
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (amount: string): Promise<void> => {
    setProblem(null);
    try {
      const cells = [{ dimension: view.dimension, code, measure, text: amount }];
      const { rejected } = await mutateAsync({ yearId, cells, reason });
      const [first] = rejected;
      if (first) return setProblem(errorText(new RpcFailure(first.error)));
      setWritten('');
      setReason('');
    } catch (error) {
      setProblem(errorText(error));
    }
  };
  const amountText = (amount: typeof imported): string => (amount === null ? '–' : tableAmount(amount, 2));
  return (
    <>
      <Text>{text.imported(amountText(imported))}</Text>
      {override && <Text fw={600}>{text.typed(amountText(row?.[measure] ?? null))}</Text>}
      {override && <Text>{override.reason}</Text>}
      {!closed && (imported !== null || override) && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void save(written);
          }}
        >
          <TextInput
            label={text.newValue}
            value={written}
            inputMode="decimal"
            onChange={({ currentTarget }) => setWritten(currentTarget.value)}
          />
          <TextInput
            label={text.reason}
            description={text.reasonHint}
            value={reason}
            maxLength={500}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <Group gap="xs" my={8}>
            <Button type="submit" size="compact-sm" loading={isPending} disabled={written.trim() === ''}>
              {text.save}
            </Button>
            {override && (
              <Button size="compact-sm" variant="default" loading={isPending} onClick={() => void save('')}>
                {text.giveBack}
              </Button>
            )}
          </Group>
        </form>
      )}
      {problem !== null && <ErrorNote text={problem} />}
    </>
  );
}
