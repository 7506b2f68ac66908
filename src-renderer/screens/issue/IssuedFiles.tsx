import { Button, Group, Table, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconDownload, IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import type { AppInfo, Output } from '#shared/contract/index.ts';
import { countText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useSession } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { saveBytes } from '../../ui/save-bytes.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';

const text = es.screens.issue;

type Props = { readonly result: Output<'chapter.export'>; readonly can: AppInfo['can'] };

/** What was written, where, and the proof of its bytes. */
export function IssuedFiles({ result: { folder, files }, can }: Props) {
  const { call } = useSession();
  const [problem, setProblem] = useState<string | null>(null);
  const run = (work: Promise<unknown>): void => {
    setProblem(null);
    work.catch((error: unknown) => setProblem(errorText(error)));
  };
  return (
    <section role="status">
      <Title order={2} size="h4" className="issued">
        <IconCircleCheck size={20} aria-hidden />
        {text.done(files.length)}
      </Title>
      <Text size="sm" className="path">
        {text.inFolder(folder)}
      </Text>
      {problem && <ErrorNote text={problem} />}
      <TableScroll label={text.resultLabel}>
        <Table aria-label={text.resultLabel} withTableBorder className="data-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.columns.file}</Table.Th>
              <Table.Th className="figure">{text.columns.size}</Table.Th>
              <Table.Th>{text.columns.sha}</Table.Th>
              <Table.Th>{text.columns.actions}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {files.map(({ handle, fileName, size, sha256 }) => (
              <Table.Tr key={handle}>
                <Table.Th scope="row">{fileName}</Table.Th>
                <Table.Td className="figure">{text.size(countText(Math.ceil(size / 1024)))}</Table.Td>
                <Table.Td>
                  <code title={sha256}>{sha256.slice(0, 12)}</code>
                </Table.Td>
                <Table.Td>
                  <Group gap="xs">
                    {can.showInFolder ? (
                      <Button
                        size="compact-sm"
                        variant="default"
                        leftSection={<IconFolderOpen size={16} aria-hidden />}
                        aria-label={text.showFile(fileName)}
                        onClick={() => run(call('shell.showInFolder', { handle }))}
                      >
                        {text.show}
                      </Button>
                    ) : (
                      <Button
                        size="compact-sm"
                        variant="default"
                        leftSection={<IconDownload size={16} aria-hidden />}
                        aria-label={text.downloadFile(fileName)}
                        onClick={() => run(call('chapter.download', { handle }).then(saveBytes))}
                      >
                        {text.download}
                      </Button>
                    )}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
    </section>
  );
}
