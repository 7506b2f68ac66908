import { Textarea } from '@mantine/core';
import { useWritten } from './use-written.ts';

type TextProps = {
  readonly label: string;
  readonly stored: string;
  readonly closed: boolean;
  readonly maxLength?: number;
  /** Why it was not stored. */
  readonly error?: string | null;
  readonly onSave: (written: string) => void;
};

/** Stored when the person leaves it; Escape gives back what is stored. */
export function SheetText({ label, stored, closed, maxLength = 4_000, error = null, onSave }: TextProps) {
  const { written, write, leave, drop } = useWritten({ stored, onSave, trims: true });
  return (
    <Textarea
      size="xs"
      label={label}
      value={written}
      readOnly={closed}
      autosize
      minRows={1}
      maxLength={maxLength}
      error={error}
      onChange={({ currentTarget }) => write(currentTarget.value)}
      onBlur={leave}
      onKeyDown={({ key }) => {
        if (key === 'Escape') drop();
      }}
    />
  );
}
