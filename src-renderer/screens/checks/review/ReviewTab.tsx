import { Button, Group, Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { es } from '#shared/strings/es.ts';
import { useDocument } from '../../../parts/document/use-document.ts';
import { useCall } from '../../../rpc/hooks.ts';
import { ErrorNote } from '../../../ui/feedback/ErrorNote.tsx';
import { QueryGate } from '../../../ui/feedback/QueryGate.tsx';
import { FileDrop } from '../../../ui/form/FileDrop.tsx';
import type { YearScreenProps } from '../../../ui/screen.ts';
import { ReviewResult } from './ReviewResult.tsx';
import './review.css';

const text = es.reviewReport.screen;

/** Compares a finished Word document with the year (CK10-CK12); again by itself whenever the data change. */
export function ReviewTab({ year }: Pick<YearScreenProps, 'year'>) {
  const { state, choose, clear } = useDocument();
  return (
    <>
      {state.kind === 'sent' && (
        <Group justify="flex-end" mb="xs">
          <Button variant="default" size="compact-md" onClick={clear}>
            {text.another}
          </Button>
        </Group>
      )}
      {state.kind === 'none' && (
        <>
          {state.problem !== null && <ErrorNote text={state.problem} />}
          <FileDrop
            accept=".docx"
            icon={<IconFileText size={32} aria-hidden />}
            texts={text}
            onFiles={([file]) => choose(file)}
          >
            <Text c="dimmed" size="sm">
              {text.lead}
            </Text>
          </FileDrop>
        </>
      )}
      {state.kind === 'sending' && <p role="status">{text.sending(state.name, state.percent)}</p>}
      {state.kind === 'sent' && <Reviewed yearId={year.id} handle={state.handle} name={state.name} />}
    </>
  );
}

type ReviewedProps = { readonly yearId: number; readonly handle: string; readonly name: string };

function Reviewed({ yearId, handle, name }: ReviewedProps) {
  const report = useCall('review.run', { yearId, handle });
  return (
    <QueryGate query={report} loading={text.reviewing(name)}>
      {(data) => <ReviewResult yearId={yearId} handle={handle} report={data} />}
    </QueryGate>
  );
}
