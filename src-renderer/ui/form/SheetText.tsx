import { Textarea } from '@mantine/core';
import { useState } from 'react';

type TextProps = {
  readonly label: string;
  readonly stored: string;
  readonly closed: boolean;
  readonly onSave: (written: string) => void;
};

/** Stored when the person leaves it; Escape gives back what is stored. */
export function SheetText({ label, stored, closed, onSave }: TextProps) {
  const [written, setWritten] = useState(stored);
  return (
    <Textarea
      size="xs"
      label={label}
      value={written}
      readOnly={closed}
      autosize
      minRows={1}
      maxLength={4_000}
      onChange={({ currentTarget }) => setWritten(currentTarget.value)}
      onBlur={() => {
        if (written.trim() !== stored) onSave(written);
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') setWritten(stored);
      }}
    />
  );
}
