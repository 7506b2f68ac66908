import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { onTestFinished } from 'vitest';

export type StructNode = { readonly role?: string; readonly alt?: string; readonly children?: readonly StructNode[] };

/** Opens a PDF as a reader does; closed when the test ends. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  // The reader takes the bytes for itself.
  const task = getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 });
  onTestFinished(() => task.destroy());
  return await task.promise;
}

/** The text of each page in reading order, with one kind of space. */
export async function pageTexts(pdf: PDFDocumentProxy): Promise<readonly string[]> {
  const texts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('');
    texts.push(text.replace(/[\s\u00a0\u202f]+/g, ' '));
  }
  return texts;
}

export type PlacedText = { readonly page: number; readonly text: string; readonly x: number; readonly y: number };

/** Every piece of text with the page it is on and where its line stands there, in points from the bottom left. */
export async function placedTexts(pdf: PDFDocumentProxy): Promise<readonly PlacedText[]> {
  const placed: PlacedText[] = [];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    for (const item of items)
      if ('str' in item && item.str.trim() !== '')
        placed.push({ page, text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]) });
  }
  return placed;
}

/** All nodes of the structure trees of all pages. */
export async function structNodes(pdf: PDFDocumentProxy): Promise<readonly StructNode[]> {
  const nodes: StructNode[] = [];
  const collect = (node: StructNode): void => {
    nodes.push(node);
    for (const child of node.children ?? []) collect(child);
  };
  for (let number = 1; number <= pdf.numPages; number += 1)
    collect((await (await pdf.getPage(number)).getStructTree()) as StructNode);
  return nodes;
}

/** The text of a page that is marked as furniture (artifacts), and the rest. */
export async function markedTexts(
  pdf: PDFDocumentProxy,
  number: number,
): Promise<{ readonly artifacts: string; readonly content: string }> {
  const { items } = await (await pdf.getPage(number)).getTextContent({ includeMarkedContent: true });
  const open: string[] = [];
  const texts = { artifacts: '', content: '' };
  for (const item of items) {
    if ('str' in item)
      texts[open.includes('Artifact') ? 'artifacts' : 'content'] += `${item.str}${item.hasEOL ? ' ' : ''}`;
    else if (item.type === 'endMarkedContent') open.pop();
    else open.push('tag' in item ? String(item.tag) : '');
  }
  const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ');
  return { artifacts: plain(texts.artifacts), content: plain(texts.content) };
}
