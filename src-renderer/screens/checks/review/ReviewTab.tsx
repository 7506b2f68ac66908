import { Button, Group, Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { es } from '#shared/strings/es.ts';
import { useDocument } from '../../../parts/document/use-document.ts';
import { useCall } from '../../../rpc/hooks.ts';
import { ErrorNote } from '../../../ui/feedback/ErrorNote.tsx';
import { QueryGate } from '../../../ui/feedback/QueryGate.tsx';
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
          <DropDocument onFile={choose} />
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

/** One document by dropping or by the ordinary button: nothing is only by dragging (AC1). */
function DropDocument({ onFile }: { readonly onFile: (file: File | undefined) => void }) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside does the same
    <div
      className={over ? 'review-drop is-over' : 'review-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <IconFileText size={32} aria-hidden />
      <p>{over ? text.dropNow : text.drop}</p>
      <input
        ref={input}
        id={id}
        type="file"
        accept=".docx"
        className="review-input"
        onChange={() => {
          const file = input.current?.files?.[0];
          if (input.current) input.current.value = ''; // the same file may be chosen again
          onFile(file);
        }}
      />
      <label htmlFor={id} className="review-choose">
        {text.choose}
      </label>
      <Text c="dimmed" size="sm">
        {text.lead}
      </Text>
    </div>
  );
}
