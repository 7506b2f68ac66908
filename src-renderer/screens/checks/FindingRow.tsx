import { Button, Group, Text, Textarea } from '@mantine/core';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { findingNumbers } from '#shared/domain/checks.ts';
import { es } from '#shared/strings/es.ts';
import { screenOf } from '../../parts/places/screen-of.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { timeText } from '../../ui/clock.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { useNotices } from '../../ui/feedback/notices.tsx';
import { Severity } from '../../ui/feedback/Severity.tsx';
import type { YearScreenProps } from '../../ui/screen.ts';
import { FixButton } from './FixButton.tsx';
import type { ShownFinding } from './findings-view.ts';

const text = es.screens.checks;

type Props = Pick<YearScreenProps, 'go'> & {
  readonly yearId: number;
  readonly closed: boolean;
  readonly finding: ShownFinding;
};

/** One finding: what disagrees, where, both figures, and what can be done about it. */
export function FindingRow({ yearId, closed, finding, go }: Props) {
  const [accepting, setAccepting] = useState(false);
  const { decision, state } = finding;
  return (
    <li>
      <Severity level={finding.severity} />
      <div className="checks-what">
        <p>{es.checks.message(finding)}</p>
        <Text size="sm" c="dimmed">
          {es.checks.advice(finding)}
        </Text>
        {state === 'returned' && decision && (
          <Text size="sm">{text.returned(decision.reason, decision.by, timeText(decision.at, new Date()))}</Text>
        )}
        <Places finding={finding} go={go} />
        {accepting && <AcceptForm yearId={yearId} finding={finding} onClose={() => setAccepting(false)} />}
      </div>
      <Figures finding={finding} />
      {!closed && !accepting && (
        <div className="checks-answers">
          {finding.fixable && <FixButton yearId={yearId} findings={[finding]} label={text.fix} />}
          {finding.acceptable && (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={text.acceptLong(es.checks.message(finding))}
              onClick={() => setAccepting(true)}
            >
              {text.accept}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/** The rest are asked for. */
const placesAtFirst = 3;

/** The ways to the places; Enter on the first is the way to put the finding right. */
export function Places({ finding: { places }, go }: Pick<Props, 'finding' | 'go'>) {
  const [all, setAll] = useState(false);
  const shown = all ? places : places.slice(0, placesAtFirst);
  return (
    <div className="checks-places">
      {shown.map(({ label, address }, index) => {
        const screen = address === null ? null : screenOf(address);
        if (address === null || screen === null)
          return (
            <Text key={label} size="sm" c="dimmed">
              {label}
            </Text>
          );
        return (
          <Button
            key={`${address} ${label}`}
            variant="subtle"
            size="compact-sm"
            className="checks-place"
            aria-label={text.goTo(label)}
            {...(index === 0 && { 'data-first-place': true })}
            onClick={() => go(screen, address)}
          >
            {label}
          </Button>
        );
      })}
      {shown.length < places.length && (
        <Button variant="subtle" size="compact-sm" className="checks-place" onClick={() => setAll(true)}>
          {text.morePlaces(places.length - shown.length)}
        </Button>
      )}
    </div>
  );
}

function Figures({ finding: { expected, found, difference } }: Pick<Props, 'finding'>) {
  const figures = [
    [text.expected, expected],
    [text.found, found],
    [text.difference, difference ?? ''],
  ].filter(([, value]) => value !== '');
  return (
    <dl className="checks-figures">
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type FormProps = { readonly yearId: number; readonly finding: ShownFinding; readonly onClose: () => void };

function AcceptForm({ yearId, finding, onClose }: FormProps) {
  const [reason, setReason] = useState('');
  const accept = useCommand('checks.accept');
  const { say } = useNotices();
  const hint = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    accept.mutate(
      { yearId, key: finding.key, numbers: findingNumbers(finding), reason },
      { onSuccess: () => say({ tone: 'done', text: text.done, undoable: true }) },
    );
  };
  return (
    <form onSubmit={submit} className="checks-accept">
      <Textarea
        label={text.reason}
        aria-describedby={hint}
        autosize
        minRows={1}
        maxLength={500}
        value={reason}
        ref={field}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
      />
      <Text size="xs" c="dimmed" id={hint}>
        {text.reasonHint}
      </Text>
      <Group gap="xs" mt={6}>
        <Button type="submit" size="compact-sm" disabled={reason.trim() === ''} loading={accept.isPending}>
          {text.confirm}
        </Button>
        <Button variant="default" size="compact-sm" onClick={onClose}>
          {es.frame.cancel}
        </Button>
      </Group>
      {accept.isError && <ErrorNote text={errorText(accept.error)} />}
    </form>
  );
}
