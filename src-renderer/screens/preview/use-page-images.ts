import { useEffect, useState } from 'react';
import type { PreviewPage } from '#shared/contract/index.ts';

/** Addresses of the pages as images. As an image an SVG can neither run a script nor fetch anything. */
export function usePageImages(pages: readonly PreviewPage[]): readonly string[] {
  const [images, setImages] = useState<readonly string[]>([]);
  useEffect(() => {
    const urls = pages.map(({ svg }) => URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })));
    setImages(urls);
    return () => {
      for (const url of urls) URL.revokeObjectURL(url);
    };
  }, [pages]);
  return images;
}
