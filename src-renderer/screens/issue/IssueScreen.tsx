import { Button, Checkbox, Fieldset, Group, Radio, Stack, Text, Title } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useState } from 'react';
import type { AppInfo, ExportFormat, Output, YearSummary } from '#shared/contract/index.ts';
import { openCounts, openFindings } from '#shared/domain/decisions.ts';
import { es } from '#shared/strings/es.ts';
import { WordLooks } from '../../parts/issue/WordLooks.tsx';
import { errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { FindingsList } from '../../ui/feedback/FindingsList.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import type { YearScreenProps } from '../../ui/screen.ts';
import { IntoDocument } from './IntoDocument.tsx';
import { IssuedFiles } from './IssuedFiles.tsx';
import { IssueProblem } from './IssueProblem.tsx';
import './issue.css';

const text = es.screens.issue;
const formats = ['docx', 'pdf', 'xlsx', 'csv', 'evidence'] as const satisfies readonly ExportFormat[];
const usual: readonly ExportFormat[] = ['docx', 'pdf', 'xlsx'];

type Folder = NonNullable<Output<'shell.chooseFolder'>>;

/** Writes the chapters to files; a final version only when no check fails. */
export function IssueScreen({ year }: YearScreenProps) {
  const info = useCall('app.info', {});
  return (
    <>
      <Title order={1}>{text.title}</Title>
      <Text c="dimmed">{text.lead}</Text>
      <QueryGate query={info}>{({ can }) => <IssueForm year={year} can={can} />}</QueryGate>
    </>
  );
}

function IssueForm({ year, can }: { readonly year: YearSummary; readonly can: AppInfo['can'] }) {
  const [chosen, setChosen] = useState<readonly ExportFormat[]>(usual);
  const [final, setFinal] = useState(false);
  const [folder, setFolder] = useState<Folder | null>(null);
  const checks = useCall('checks.run', { yearId: year.id });
  const issue = useCommand('chapter.export');
  const open = openCounts(checks.data?.findings ?? []);
  const notReady = final && open.errors + open.warnings > 0;
  const blocked = chosen.length === 0 || notReady;
  const submit = (otherName: boolean): void =>
    issue.mutate({ yearId: year.id, formats: [...chosen], final, folder: folder?.handle ?? null, otherName });
  return (
    <div className="issue">
      <Stack gap="md">
        <Fieldset legend={text.formats}>
          <Stack gap={8}>
            {formats.map((format) => (
              <Checkbox
                key={format}
                label={text.format[format]}
                checked={chosen.includes(format)}
                onChange={() => setChosen((old) => formats.filter((f) => (f === format) !== old.includes(f)))}
              />
            ))}
            {chosen.length === 0 && (
              <Text size="sm" c="error" role="alert">
                {text.chooseOne}
              </Text>
            )}
          </Stack>
        </Fieldset>
        <Fieldset legend={text.kind}>
          <Radio.Group
            aria-label={text.kind}
            value={final ? 'final' : 'draft'}
            onChange={(value) => setFinal(value === 'final')}
          >
            <Stack gap={8}>
              <Radio value="draft" label={text.draft} description={text.draftText} />
              <Radio value="final" label={text.final} description={text.finalText} />
            </Stack>
          </Radio.Group>
        </Fieldset>
        <WordLooks yearId={year.id} closed={year.state === 'closed'} />
        {can.chooseFolder && <FolderChoice folder={folder} onChange={setFolder} />}
        <Group>
          <Button size="md" loading={issue.isPending} disabled={blocked} onClick={() => submit(false)}>
            {text.submit}
          </Button>
          {notReady && (
            <Text c="error" role="status">
              {es.screens.checks.notReady(open.errors, open.warnings)}
            </Text>
          )}
        </Group>
        {issue.isPending && <p role="status">{text.working}</p>}
        {issue.isError && <IssueProblem error={issue.error} onRetry={submit} />}
        {issue.isSuccess && <IssuedFiles result={issue.data} can={can} />}
        <IntoDocument yearId={year.id} final={final} blocked={notReady} folder={folder?.handle ?? null} can={can} />
      </Stack>
      <section>
        <Title order={2} size="h4">
          {text.checks}
        </Title>
        <QueryGate query={checks}>{({ findings }) => <FindingsList findings={openFindings(findings)} />}</QueryGate>
      </section>
    </div>
  );
}

type FolderProps = { readonly folder: Folder | null; readonly onChange: (folder: Folder) => void };

function FolderChoice({ folder, onChange }: FolderProps) {
  const choose = useCommand('shell.chooseFolder');
  return (
    <Fieldset legend={text.folder}>
      <Group>
        <Text className="path">{folder?.path ?? text.defaultFolder}</Text>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconFolder size={16} aria-hidden />}
          loading={choose.isPending}
          onClick={() => choose.mutate({}, { onSuccess: (picked) => picked && onChange(picked) })}
        >
          {text.chooseFolder}
        </Button>
      </Group>
      {choose.isError && <ErrorNote text={errorText(choose.error)} />}
    </Fieldset>
  );
}
