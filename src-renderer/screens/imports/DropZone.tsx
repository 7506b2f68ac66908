import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { es } from '#shared/strings/es.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import type { YearScreenProps } from '../../ui/screen.ts';
import { usePaste } from '../../ui/use-paste.ts';
import { ExportHelp } from './ExportHelp.tsx';
import type { Incoming } from './use-import-queue.ts';

const text = es.screens.imports;

/** Files by dropping or by the ordinary button: nothing is only by dragging (AC1). */
export function DropZone({
  onFiles,
  go,
}: {
  readonly onFiles: (files: readonly Incoming[]) => void;
  readonly go: YearScreenProps['go'];
}) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  usePaste((data) => {
    const block = data.getData('text/plain');
    if (!block.includes('\t')) return false;
    onFiles([new File([block], text.pastedName, { type: 'text/plain' })]);
    return true;
  });
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside does the same
    <div
      className={over ? 'drop-zone is-over' : 'drop-zone'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <IconFileSpreadsheet size={32} aria-hidden />
      <p>{over ? text.dropNow : text.drop}</p>
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        className="file-input"
        accept=".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,.zip,.htm,.html,.docx"
        onChange={() => {
          const files = [...(input.current?.files ?? [])];
          if (input.current) input.current.value = ''; // the same file may be chosen again
          onFiles(files);
        }}
      />
      <label htmlFor={id} className="file-button">
        {text.choose}
      </label>
      <BigFile onFiles={onFiles} />
      <p className="hint">{text.paste}</p>
      <p className="hint">{text.lead}</p>
      <ExportHelp go={go} />
    </div>
  );
}

/** The ministry's file of the whole country, where the host can read it in its place; elsewhere it is sent like any other. */
function BigFile({ onFiles }: { readonly onFiles: (files: readonly Incoming[]) => void }) {
  const info = useCall('app.info', {}).data;
  const choose = useCommand('shell.chooseFile');
  if (!info?.can.chooseFile) return null;
  return (
    <Button
      variant="default"
      size="xs"
      title={text.chooseBigHint}
      loading={choose.isPending}
      onClick={() => choose.mutate({}, { onSuccess: (file) => file && onFiles([file]) })}
    >
      {text.chooseBig}
    </Button>
  );
}
