import { ActionIcon, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { useWritten } from '../../ui/form/use-written.ts';
import { type ColumnChoice, changedColumns, type SettingGroup } from './fields.ts';

const text = es.settings;

type Props = { readonly yearId: number; readonly group: SettingGroup };

/** Which columns a table shows, in which order and under which headings (CF1). */
export function ColumnsEditor({ yearId, group }: Props) {
  const { mutate, error } = useCommand('settings.setField');
  const change = (column: ColumnChoice, how: Parameters<typeof changedColumns>[2]): void =>
    mutate({
      yearId,
      path: ['tables', group.key, 'columns'],
      value: [...changedColumns(group.columns, column.key, how)],
    });
  const shown = group.columns.filter((column) => column.shown);
  return (
    <fieldset className="columns">
      <legend>{text.columns}</legend>
      {error !== null && <ErrorNote text={errorText(error)} />}
      <ol>
        {group.columns.map((column) => (
          <li key={column.key} className={column.shown ? undefined : 'is-hidden'}>
            <Checkbox
              size="xs"
              label={column.label}
              aria-label={text.showColumn(column.label, group.title)}
              checked={column.shown}
              disabled={column.required}
              onChange={() => change(column, 'toggle')}
            />
            <Heading key={column.heading.path.join('/')} yearId={yearId} group={group.title} column={column} />
            <Decimals yearId={yearId} group={group.title} column={column} />
            <span className="columns-move">
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={text.moveColumn(column.label, 'up')}
                disabled={!column.shown || column === shown[0]}
                onClick={() => change(column, 'up')}
              >
                <IconArrowUp size={14} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={text.moveColumn(column.label, 'down')}
                disabled={!column.shown || column === shown.at(-1)}
                onClick={() => change(column, 'down')}
              >
                <IconArrowDown size={14} aria-hidden />
              </ActionIcon>
            </span>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

/** The column's own decimals, or those of the table. */
function Decimals({ yearId, group, column }: { yearId: number; group: string; column: ColumnChoice }) {
  const { mutate, error } = useCommand('settings.setField');
  const { decimals } = column;
  if (decimals === null) return <span />;
  return (
    <NativeSelect
      size="xs"
      aria-label={`${decimals.label} (${group})`}
      error={error ? errorText(error) : null}
      disabled={!column.shown}
      value={String(decimals.value ?? '')}
      data={[
        { value: '', label: text.tableDecimals },
        ...[0, 1, 2].map((places) => ({ value: String(places), label: text.decimals(places) })),
      ]}
      onChange={({ currentTarget: { value } }) =>
        mutate({ yearId, path: [...decimals.path], value: value === '' ? null : Number(value) })
      }
    />
  );
}

function Heading({ yearId, group, column }: { yearId: number; group: string; column: ColumnChoice }) {
  const { mutate, error } = useCommand('settings.setField');
  const { written, write, leave, drop } = useWritten({
    stored: String(column.heading.value),
    onSave: (value) => mutate({ yearId, path: [...column.heading.path], value }),
    trims: true,
  });
  return (
    <TextInput
      size="xs"
      aria-label={`${column.heading.label} (${group})`}
      error={error ? errorText(error) : null}
      disabled={!column.shown}
      value={written}
      onChange={({ currentTarget }) => write(currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') drop();
      }}
    />
  );
}
