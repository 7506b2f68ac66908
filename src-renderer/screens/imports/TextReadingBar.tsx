import { NativeSelect, Text } from '@mantine/core';
import { encodings, separators, type TextReading } from '#shared/domain/imports.ts';
import { es } from '#shared/strings/es.ts';
import type { ReadingOptions } from './reading-options.ts';

const text = es.screens.imports.assistant;

type Props = {
  readonly reading: TextReading;
  readonly options: ReadingOptions;
  readonly onChange: (options: ReadingOptions) => void;
};

/** How a text file was taken apart, with a line that tells whether its letters are right; the person can say otherwise (IM4). */
export function TextReadingBar({ reading, options, onChange }: Props) {
  // With other columns the mapping is about nothing: it is proposed again.
  const { mapping, propose, ...rest } = options;
  return (
    <section className="text-reading" aria-label={text.text}>
      <NativeSelect
        size="xs"
        label={text.encoding}
        value={reading.encoding}
        data={encodings.map((value) => ({ value, label: text.encodings[value] }))}
        onChange={({ currentTarget: { value } }) => {
          const encoding = encodings.find((each) => each === value);
          if (encoding) onChange({ ...rest, encoding });
        }}
      />
      <NativeSelect
        size="xs"
        label={text.separator}
        value={reading.separator}
        data={separators.map((value) => ({ value, label: text.separators[value] }))}
        onChange={({ currentTarget: { value } }) => {
          const separator = separators.find((each) => each === value);
          if (separator) onChange({ ...rest, separator });
        }}
      />
      <div className="text-sample">
        <Text size="xs" fw={600}>
          {text.sample}
        </Text>
        <code>{reading.sample}</code>
      </div>
    </section>
  );
}
