import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { es } from '#shared/strings/es.ts';

const text = es.screens.imports;

/** Files by dropping or by the ordinary button: nothing is only by dragging (AC1). */
export function DropZone({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside does the same
    <div
      className={over ? 'drop-zone is-over' : 'drop-zone'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <IconFileSpreadsheet size={32} aria-hidden />
      <p>{over ? text.dropNow : text.drop}</p>
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        className="file-input"
        accept=".xlsx,.xls,.csv,.htm,.html"
        onChange={() => {
          const files = [...(input.current?.files ?? [])];
          if (input.current) input.current.value = ''; // the same file may be chosen again
          onFiles(files);
        }}
      />
      <label htmlFor={id} className="file-button">
        {text.choose}
      </label>
      <p className="hint">{text.lead}</p>
    </div>
  );
}
