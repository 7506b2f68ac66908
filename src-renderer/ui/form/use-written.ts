import { useEffect, useRef, useState } from 'react';

type Options = {
  readonly stored: string;
  readonly onSave: (written: string) => void;
  /** Blanks around the text are no part of it. */
  readonly trims?: boolean;
};

export type WrittenText = {
  readonly written: string;
  readonly write: (text: string) => void;
  /** Stores what was written, so that a text is one step of undo. */
  readonly leave: () => void;
  /** Gives back what is stored. */
  readonly drop: () => void;
};

/**
 * A text that is stored when the person leaves its field, also where the field goes away under the cursor: with its panel or
 * its screen. What is stored elsewhere meanwhile is shown while nothing was written here. The field needs a key of what it is
 * about, for another text begins anew.
 */
export function useWritten({ stored, onSave, trims = false }: Options): WrittenText {
  const [written, setWritten] = useState(stored);
  const last = useRef({ stored, sent: stored });
  useEffect(() => {
    const { stored: before, sent } = last.current;
    last.current = { stored, sent: stored };
    setWritten((text) => (text === before || text === sent ? stored : text));
  }, [stored]);
  const leave = (): void => {
    const given = trims ? written.trim() : written;
    if (given === stored) return;
    last.current.sent = written;
    onSave(given);
  };
  const goneWith = useRef(leave);
  useEffect(() => {
    // What was sent a moment ago may not be stored yet.
    goneWith.current = () => {
      if (written !== last.current.sent) leave();
    };
  });
  useEffect(() => () => goneWith.current(), []);
  return { written, write: setWritten, leave, drop: () => setWritten(stored) };
}
