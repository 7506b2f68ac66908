import { Button, Checkbox, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconEqual } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImportPlan, PlanValue } from '#shared/domain/imports.ts';
import { type MemoriaPlan, type PlanText, valueKey } from '#shared/domain/memoria.ts';
import { es } from '#shared/strings/es.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { PlanProblems } from './PlanProblems.tsx';
import { acceptedOnly, planContents } from './plan-contents.ts';

const text = es.screens.imports.memoria;

type Props = {
  readonly plan: ImportPlan;
  readonly memoria: MemoriaPlan;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly onConfirm: (accepted: readonly string[]) => void;
  readonly onDiscard: () => void;
};

/** What a memoria of another year offers, each thing beside what the year has; only what the person marks is imported (IM19). */
export function MemoriaReview({ plan, memoria, busy, problem, onConfirm, onDiscard }: Props) {
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const values = plan.values.filter(({ status }) => status !== 'same');
  const texts = memoria.texts.filter(({ status }) => status !== 'same');
  const mark = (keys: readonly string[], on: boolean): void =>
    setAccepted((now) => new Set([...now, ...(on ? keys : [])].filter((key) => on || !keys.includes(key))));
  const ready = plan.status === 'ready';
  const Icon = ready ? IconCircleCheck : IconEqual;
  return (
    <Stack gap="md">
      <div className={`verdict verdict-${plan.status}`} role="status">
        <Icon size={22} aria-hidden />
        <div>
          <Title order={2} size="h4">
            {ready ? text.title(memoria.year) : text.nothing}
          </Title>
          <Text>{plan.fileName}</Text>
          {ready && <Text size="sm">{text.lead}</Text>}
        </div>
      </div>
      {problem && <ErrorNote text={problem} />}
      <Group>
        {ready && (
          <Button size="md" loading={busy} disabled={accepted.size === 0} onClick={() => onConfirm([...accepted])}>
            {accepted.size === 0
              ? text.nothingMarked
              : es.screens.imports.confirm(planContents(acceptedOnly(plan, accepted)))}
          </Button>
        )}
        <Button size="md" variant="default" disabled={busy} onClick={onDiscard}>
          {ready ? es.screens.imports.discard : es.screens.imports.another}
        </Button>
      </Group>
      <PlanProblems plan={plan} onShow={() => undefined} />
      {values.length > 0 && <Values values={values} accepted={accepted} onMark={mark} />}
      {texts.length > 0 && <Texts texts={texts} accepted={accepted} onMark={mark} />}
      <Recognised memoria={memoria} />
    </Stack>
  );
}

type Marking = {
  readonly accepted: ReadonlySet<string>;
  readonly onMark: (keys: readonly string[], on: boolean) => void;
};

/** The title of a list with its two buttons. */
function Head({
  title,
  keys,
  accepted,
  onMark,
}: Marking & { readonly title: string; readonly keys: readonly string[] }) {
  const marked = keys.filter((key) => accepted.has(key)).length;
  return (
    <Group gap="xs">
      <Title order={3} size="sm">
        {title}
      </Title>
      <Button.Group>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={text.allOf(title)}
          disabled={marked === keys.length}
          onClick={() => onMark(keys, true)}
        >
          {text.all}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={text.noneOf(title)}
          disabled={marked === 0}
          onClick={() => onMark(keys, false)}
        >
          {text.none}
        </Button>
      </Button.Group>
      <Text size="sm" c="dimmed" role="status">
        {text.marked(marked, keys.length)}
      </Text>
    </Group>
  );
}

function Values({ values, ...marking }: Marking & { readonly values: readonly PlanValue[] }) {
  const { accepted, onMark } = marking;
  const labels = text.valueColumns;
  return (
    <Stack gap="xs" component="section" aria-label={text.values}>
      <Head title={text.values} keys={values.map(valueKey)} {...marking} />
      <TableScroll label={text.values}>
        <Table withTableBorder className="data-table memoria-values" aria-label={text.values}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className="memoria-mark">{labels.accept}</Table.Th>
              <Table.Th>{labels.what}</Table.Th>
              <Table.Th>{labels.field}</Table.Th>
              <Table.Th className="figure">{labels.before}</Table.Th>
              <Table.Th className="figure">{labels.after}</Table.Th>
              <Table.Th>{labels.at}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {values.map((value) => {
              const key = valueKey(value);
              const { place, code, name, field, year, before, after, at } = value;
              const what = place === 'indicator' ? name : place === 'history' ? `${name}, ${code}` : `${code} ${name}`;
              const which = field === null ? String(year ?? '') : es.screens.imports.assistant.fields[field];
              return (
                <Table.Tr key={key}>
                  <Table.Td className="memoria-mark">
                    <Checkbox
                      size="xs"
                      aria-label={text.accept(`${what}, ${which}`)}
                      checked={accepted.has(key)}
                      onChange={({ currentTarget }) => onMark([key], currentTarget.checked)}
                    />
                  </Table.Td>
                  <Table.Td>{what}</Table.Td>
                  <Table.Td>{which}</Table.Td>
                  <Table.Td className="figure">{before ?? es.screens.imports.notUsed}</Table.Td>
                  <Table.Td className="figure">{after}</Table.Td>
                  <Table.Td className="memoria-at">{es.imports.address(at)}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </TableScroll>
    </Stack>
  );
}

function Texts({ texts, ...marking }: Marking & { readonly texts: readonly PlanText[] }) {
  const { accepted, onMark } = marking;
  return (
    <Stack gap="xs" component="section" aria-label={text.texts}>
      <Head title={text.texts} keys={texts.map(({ key }) => key)} {...marking} />
      {texts.map(({ key, heading, paragraph, before, after, linked, unlinked }) => (
        <div key={key} className="memoria-text">
          <Group gap="sm" justify="space-between">
            <Checkbox
              size="xs"
              label={`${heading} · ${text.paragraph(paragraph)}`}
              checked={accepted.has(key)}
              onChange={({ currentTarget }) => onMark([key], currentTarget.checked)}
            />
            <Text size="sm" c="dimmed">
              {text.figures(linked, unlinked)}
            </Text>
          </Group>
          <div className="memoria-sides">
            <Side label={text.valueColumns.before} words={before ?? text.isNew} />
            <Side label={text.valueColumns.after} words={after} />
          </div>
        </div>
      ))}
    </Stack>
  );
}

function Side({ label, words }: { readonly label: string; readonly words: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <p>{words}</p>
    </div>
  );
}

function Recognised({ memoria }: { readonly memoria: MemoriaPlan }) {
  return (
    <section>
      <Title order={3} size="sm">
        {text.tables}
      </Title>
      <ul className="memoria-tables">
        {memoria.tables.map(({ caption, gives }) => (
          <li key={caption}>
            {caption} <span className="memoria-gives">{text.gives(gives, memoria.year)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
