import { patchDocument } from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';

/**
 * A document of any origin with the page numbers of its lists filled in by laying it out as Word does; fonts and shapes whose
 * measures are not known are guessed, so that no number is left empty.
 */
export async function withPageNumbers(bytes: Uint8Array, title: string): Promise<Uint8Array> {
  return patchDocument({
    outputType: 'uint8array',
    data: bytes,
    patches: {},
    pageNumbers: estimatePageNumbersWith({ guess: true }),
    properties: { title },
  });
}
