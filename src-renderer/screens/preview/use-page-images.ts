import { useEffect, useRef, useState } from 'react';
import type { PreviewPage } from '#shared/contract/index.ts';

/**
 * Addresses of the pages as images. As an image an SVG can neither run a script nor fetch anything. A page that an edit left
 * as it was keeps its address, so that it does not flicker.
 */
export function usePageImages(pages: readonly PreviewPage[]): readonly string[] {
  const made = useRef(new Map<string, string>());
  const [images, setImages] = useState<readonly string[]>([]);
  useEffect(() => {
    const before = made.current;
    made.current = new Map(
      pages.map(({ svg }) => [svg, before.get(svg) ?? URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))]),
    );
    for (const [svg, url] of before) if (!made.current.has(svg)) URL.revokeObjectURL(url);
    setImages(pages.map(({ svg }) => made.current.get(svg) ?? ''));
  }, [pages]);
  useEffect(
    () => () => {
      for (const url of made.current.values()) URL.revokeObjectURL(url);
      made.current = new Map();
    },
    [],
  );
  return images;
}
