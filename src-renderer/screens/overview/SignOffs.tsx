import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { missingBefore, type SignOff, type SignRole, signDate, signRoles, stands } from '#shared/domain/sign-off.ts';
import { dateText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { useNotices } from '../../ui/feedback/notices.tsx';

const text = es.overview.sign;

type Props = {
  readonly yearId: number;
  readonly closed: boolean;
  readonly signOffs: readonly SignOff[];
  /** Errors without an answer: who approves says why all the same. */
  readonly errors: number;
};

/** Who prepared, reviewed and approved, in that order; a change afterwards opens it again (VE3). */
export function SignOffs({ yearId, closed, signOffs, errors }: Props) {
  const [signing, setSigning] = useState<SignRole | null>(null);
  return (
    <section aria-labelledby="overview-sign">
      <Title order={2} size="h4" id="overview-sign">
        {text.title}
      </Title>
      <Text size="sm" c="dimmed">
        {text.lead}
      </Text>
      <ul className="overview-signs">
        {signRoles.map((role) => {
          const signed = signOffs.find((each) => each.role === role);
          return (
            <li key={role}>
              <strong>{text.roles[role]}</strong>
              <div>
                <span>{signed ? text.by(signed.name, signed.office, dateText(signDate(signed.at))) : text.none}</span>
                {signed && signed.changesSince > 0 && (
                  <Text size="sm" className="overview-reopened">
                    {text.reopened(signed.changesSince)}
                  </Text>
                )}
                {signing === role && (
                  <SignForm
                    yearId={yearId}
                    role={role}
                    present={signed ?? null}
                    needsReason={role === 'approved' && errors > 0}
                    onDone={() => setSigning(null)}
                  />
                )}
              </div>
              {!closed && signing !== role && (
                <Group gap={4} wrap="nowrap">
                  {!stands(signOffs, role) && missingBefore(signOffs, role) === null && (
                    <RoleButton
                      role={role}
                      label={signed ? text.signAgain : text.sign}
                      onClick={() => setSigning(role)}
                    />
                  )}
                  {signed && <Withdraw yearId={yearId} role={role} />}
                </Group>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type ButtonProps = { readonly role: SignRole; readonly label: string; readonly onClick: () => void };

function RoleButton({ role, label, onClick }: ButtonProps) {
  return (
    <Button size="compact-sm" variant="default" aria-label={text.ofRole(label, text.roles[role])} onClick={onClick}>
      {label}
    </Button>
  );
}

function Withdraw({ yearId, role }: { readonly yearId: number; readonly role: SignRole }) {
  const withdraw = useCommand('overview.withdraw');
  const { say } = useNotices();
  return (
    <RoleButton
      role={role}
      label={text.withdraw}
      onClick={() =>
        withdraw.mutate({ yearId, role }, { onError: (error) => say({ tone: 'error', text: errorText(error) }) })
      }
    />
  );
}

type FormProps = {
  readonly yearId: number;
  readonly role: SignRole;
  readonly present: SignOff | null;
  readonly needsReason: boolean;
  readonly onDone: () => void;
};

function SignForm({ yearId, role, present, needsReason, onDone }: FormProps) {
  const [name, setName] = useState(present?.name ?? '');
  const [office, setOffice] = useState(present?.office ?? '');
  const [reason, setReason] = useState('');
  const sign = useCommand('overview.sign');
  const { say } = useNotices();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sign.mutate(
          { yearId, role, name, office, reason },
          {
            onSuccess: () => {
              say({ tone: 'done', text: text.done(text.roles[role]), undoable: true });
              onDone();
            },
          },
        );
      }}
    >
      <TextInput
        size="xs"
        label={text.name}
        value={name}
        maxLength={200}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <TextInput
        size="xs"
        label={text.office}
        value={office}
        maxLength={200}
        onChange={({ currentTarget }) => setOffice(currentTarget.value)}
      />
      {needsReason && (
        <TextInput
          size="xs"
          label={text.reason}
          value={reason}
          maxLength={500}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      )}
      <Group gap="xs" mt={6}>
        <Button
          type="submit"
          size="compact-sm"
          loading={sign.isPending}
          disabled={name.trim() === '' || (needsReason && reason.trim() === '')}
        >
          {text.sign}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          {es.frame.cancel}
        </Button>
      </Group>
      {sign.isError && <ErrorNote text={errorText(sign.error)} />}
    </form>
  );
}
