import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import './file-drop.css';

type Props = {
  /** Extensions with their point, parted by commas. */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly icon: ReactNode;
  readonly texts: { readonly drop: string; readonly dropNow: string; readonly choose: string };
  readonly onFiles: (files: readonly File[]) => void;
  /** Below the button. */
  readonly children?: ReactNode;
};

/** Files by dropping or by the ordinary button: nothing is only by dragging (AC1). */
export function FileDrop({ accept, multiple = false, icon, texts, onFiles, children }: Props) {
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
      className={over ? 'file-drop is-over' : 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {icon}
      <p>{over ? texts.dropNow : texts.drop}</p>
      <input
        ref={input}
        id={id}
        type="file"
        multiple={multiple}
        accept={accept}
        className="file-input"
        onChange={() => {
          const files = [...(input.current?.files ?? [])];
          if (input.current) input.current.value = ''; // the same file may be chosen again
          onFiles(files);
        }}
      />
      <label htmlFor={id} className="file-button">
        {texts.choose}
      </label>
      {children}
    </div>
  );
}
