import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import { figureAddress } from '#shared/domain/figure-address.ts';
import { type Inline, resolveRef } from '#shared/domain/narrative.ts';
import { anyActivity, type LinkFacts, type LinkText } from '#shared/domain/narrative-draft.ts';
import { es } from '#shared/strings/es.ts';
import { ExplainButton } from '../../parts/explain/ExplainButton.tsx';
import { useCall } from '../../rpc/hooks.ts';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { replaceLink } from './edits.ts';
import { WordsLink } from './WordsLink.tsx';

const text = es.narrative.screen;

type Figure = Inline & { readonly kind: 'figure' };
type Props = {
  readonly yearId: number;
  readonly editor: Editor;
  readonly inline: Inline;
  readonly activityCode: string | null;
  readonly read: LinkText | null;
  readonly closed: boolean;
};

/** What is behind the linked piece at the cursor (NA4), its format, and what a person writes instead of it (NA5). */
export function LinkPanel({ inline, read, ...rest }: Props) {
  return (
    <section className="link-panel">
      <Title order={2} size="h4">
        {text.link}
      </Title>
      {inline.kind === 'figure' ? (
        <FigureLink inline={inline} {...rest} />
      ) : inline.kind === 'compare' || inline.kind === 'agree' ? (
        <WordsLink inline={inline} read={read} {...rest} />
      ) : (
        <dl>
          <dt>{text.reads}</dt>
          <dd>{read?.text}</dd>
          <dt>{text.kindOfLink}</dt>
          <dd>{text.linkKinds[inline.kind]}</dd>
        </dl>
      )}
    </section>
  );
}

const addressOf = ({ ref, format }: Figure, activityCode: string | null): string =>
  figureAddress({ kind: 'figure', ref: resolveRef(ref, activityCode), format });

type FigureProps = Omit<Props, 'inline' | 'read'> & { readonly inline: Figure };

function FigureLink({ yearId, editor, inline, activityCode, closed }: FigureProps) {
  const facts = useCall('narrative.link', { yearId, ref: inline.ref, format: inline.format, activityCode });
  return (
    <QueryGate query={facts}>
      {(data) => (
        <Stack gap="xs">
          <Facts facts={data} template={activityCode === anyActivity} />
          {activityCode !== anyActivity && (
            <ExplainButton yearId={yearId} closed={closed} address={addressOf(inline, activityCode)} />
          )}
          {!closed && (
            <>
              <NativeSelect
                size="xs"
                label={text.format}
                value={inline.format}
                data={data.forms.map((form) => ({
                  value: form.inline.kind === 'figure' ? form.inline.format : '',
                  label: activityCode === anyActivity ? text.formats[(form.inline as Figure).format] : form.text,
                }))}
                onChange={({ currentTarget }) =>
                  replaceLink(editor, inline, { ...inline, format: currentTarget.value as Figure['format'] })
                }
              />
              {activityCode !== anyActivity && (
                <Override key={JSON.stringify(inline.override)} editor={editor} inline={inline} value={data.value} />
              )}
            </>
          )}
        </Stack>
      )}
    </QueryGate>
  );
}

function Facts({ facts, template }: { readonly facts: LinkFacts; readonly template: boolean }) {
  return (
    <dl>
      <dt>{text.figure}</dt>
      <dd>{facts.label}</dd>
      {!template && (
        <>
          <dt>{text.value}</dt>
          <dd>{facts.value ?? text.missing}</dd>
          <dt>{text.source}</dt>
          <dd>{facts.source}</dd>
          <dt>{text.used(facts.used.length)}</dt>
          <dd>
            <ul>
              {facts.used.map((place) => (
                <li key={place}>{place}</li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}

function Override({ editor, inline, value }: { editor: Editor; inline: Figure; value: string | null }) {
  const [written, setWritten] = useState(inline.override?.text ?? '');
  const [reason, setReason] = useState(inline.override?.reason ?? '');
  const { override, ...linked } = inline;
  const outdated = override !== undefined && override.over !== (value ?? '');
  const ready = written.trim() !== '' && reason.trim() !== '';
  return (
    <details open={override !== undefined}>
      <summary>{text.override}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const over = { text: written.trim(), reason: reason.trim(), over: value ?? '' };
          if (ready) replaceLink(editor, inline, { ...linked, override: over });
        }}
      >
        <Stack gap="xs">
          {outdated && (
            <Text size="sm" role="status">
              {text.outdated(override.over, value ?? text.missing)}
            </Text>
          )}
          <TextInput
            size="xs"
            label={text.overrideText}
            maxLength={200}
            value={written}
            onChange={({ currentTarget }) => setWritten(currentTarget.value)}
          />
          <Textarea
            size="xs"
            label={text.reason}
            maxLength={500}
            autosize
            minRows={2}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <Group gap={6}>
            <Button type="submit" size="compact-sm" disabled={!ready}>
              {outdated ? text.confirmOverride : text.setOverride}
            </Button>
            {override && (
              <Button variant="default" size="compact-sm" onClick={() => replaceLink(editor, inline, linked)}>
                {text.removeOverride}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </details>
  );
}
