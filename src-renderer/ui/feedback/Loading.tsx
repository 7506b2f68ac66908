import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { es } from '#shared/strings/es.ts';

/** Nothing for what is over in a blink (features.md D4), then a word. */
export function Loading({ text = es.frame.loading }: { readonly text?: string }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), blink);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="status" className="loading">
      {shown && (
        <>
          <Loader size={16} aria-hidden />
          {text}
        </>
      )}
    </p>
  );
}

const blink = 250;
