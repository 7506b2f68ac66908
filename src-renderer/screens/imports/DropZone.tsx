import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { es } from '#shared/strings/es.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { FileDrop } from '../../ui/form/FileDrop.tsx';
import type { YearScreenProps } from '../../ui/screen.ts';
import { usePaste } from '../../ui/use-paste.ts';
import { ExportHelp } from './ExportHelp.tsx';
import type { Incoming } from './use-import-queue.ts';

const text = es.screens.imports;

/** Files by dropping, by the ordinary button or pasted. */
export function DropZone({
  onFiles,
  go,
}: {
  readonly onFiles: (files: readonly Incoming[]) => void;
  readonly go: YearScreenProps['go'];
}) {
  usePaste((data) => {
    const block = data.getData('text/plain');
    if (!block.includes('\t')) return false;
    onFiles([new File([block], text.pastedName, { type: 'text/plain' })]);
    return true;
  });
  return (
    <FileDrop
      accept=".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,.zip,.htm,.html,.docx"
      multiple
      icon={<IconFileSpreadsheet size={32} aria-hidden />}
      texts={text}
      onFiles={onFiles}
    >
      <BigFile onFiles={onFiles} />
      <p className="hint">{text.paste}</p>
      <p className="hint">{text.lead}</p>
      <ExportHelp go={go} />
    </FileDrop>
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
