import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import type { Input, YearSummary } from '#shared/contract/index.ts';
import { recordAreas } from '#shared/domain/record.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCall, useSession } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { useNotices } from '../../ui/feedback/notices.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { saveBytes } from '../../ui/save-bytes.ts';
import { RecordList } from './RecordList.tsx';
import { RecordSeal } from './RecordSeal.tsx';

const text = es.screens.versions.record;

type Filter = Input<'record.list'>['filter'];

/** Who did what, when and why, with its filter; as a file; and whether it is still what was written (VE4, C-30). */
export function RecordTab({ year }: { readonly year: YearSummary }) {
  const [filter, setFilter] = useState<Filter>({ area: null, by: null, text: '' });
  const [pages, setPages] = useState(1);
  // A list of thousands of rows would be slow: after so many pages the next ones take their place.
  const [before, setBefore] = useState<number | null>(null);
  const change = (next: Partial<Filter>): void => {
    setPages(1);
    setBefore(null);
    setFilter({ ...filter, ...next });
  };
  const page = useCall(
    'record.list',
    { yearId: year.id, filter: useDeferredValue(filter), before, limit: pages * pageSize },
    { keepsLast: true },
  );
  return (
    <>
      <RecordSeal yearId={year.id} />
      <Group align="end" gap="sm" my="sm">
        <NativeSelect
          size="xs"
          label={text.area}
          value={filter.area ?? ''}
          data={[
            { value: '', label: text.anyArea },
            ...recordAreas.map((value) => ({ value, label: es.record.areas[value] })),
          ]}
          onChange={({ currentTarget }) =>
            change({ area: recordAreas.find((area) => area === currentTarget.value) ?? null })
          }
        />
        <NativeSelect
          size="xs"
          label={text.person}
          value={filter.by ?? ''}
          data={[{ value: '', label: text.anyPerson }, ...(page.data?.people ?? [])]}
          onChange={({ currentTarget }) => change({ by: currentTarget.value === '' ? null : currentTarget.value })}
        />
        <TextInput
          size="xs"
          flex={1}
          maw={420}
          label={text.text}
          value={filter.text}
          maxLength={200}
          onChange={({ currentTarget }) => change({ text: currentTarget.value })}
        />
        <Export year={year} filter={filter} />
      </Group>
      <QueryGate query={page}>
        {({ entries, next }) => (
          <>
            <RecordList yearId={year.id} entries={entries} />
            <Group gap="xs" mt="xs">
              {next !== null && (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    // The place to go on from is that of the list before.
                    if (page.isPlaceholderData) return;
                    if (pages < pagesAtOnce) setPages(pages + 1);
                    else {
                      setPages(1);
                      setBefore(next);
                    }
                  }}
                >
                  {text.more}
                </Button>
              )}
              {before !== null && (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    setPages(1);
                    setBefore(null);
                  }}
                >
                  {text.newest}
                </Button>
              )}
            </Group>
          </>
        )}
      </QueryGate>
    </>
  );
}

const pageSize = 100;
const pagesAtOnce = 5;

function Export({ year, filter }: { readonly year: YearSummary; readonly filter: Filter }) {
  const { call } = useSession();
  const { say } = useNotices();
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    setProblem(null);
    try {
      const file = await call('record.csv', { yearId: year.id, filter });
      saveBytes({ name: text.fileName(year.year), bytes: new TextEncoder().encode(file.text) });
      say({ tone: 'done', text: text.exported });
    } catch (error) {
      setProblem(errorText(error));
    }
  };
  return (
    <>
      <Button size="xs" variant="default" onClick={() => void save()}>
        {text.export}
      </Button>
      {problem !== null && <ErrorNote text={problem} />}
    </>
  );
}
