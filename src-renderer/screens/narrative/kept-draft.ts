import type { NarrativeDraft, NarrativeView } from '#shared/domain/narrative-draft.ts';

/** What was written and is not stored yet, and what it was made from. */
export type KeptDraft = Pick<NarrativeView, 'basis' | 'blocks'>;

/** The text that a copy is of: two data folders have years with the same number. */
export type DraftPlace = { readonly dataDir: string; readonly yearId: number };

/** A copy of it on this machine's disk, for the case that the page or the program ends before it is stored (C-17). */
export const keepDraft = (place: DraftPlace, draft: KeptDraft | null): void => keep(draftKey(place), draft);

/** `null` where everything was stored, and for a copy that is not whole. */
export function keptDraft(place: DraftPlace): KeptDraft | null {
  const draft = kept(draftKey(place)) as Partial<KeptDraft> | null;
  return typeof draft?.basis === 'string' && Array.isArray(draft.blocks)
    ? { basis: draft.basis, blocks: draft.blocks }
    : null;
}

/**
 * What becomes of the copy when its text is opened again. `again`: it still fits and is to be written as if it had just been
 * typed. `lost`: what does not fit, of this time and of those before; it has a place of its own on the disk, because the first
 * word that is typed replaces the copy.
 */
export function recoverDraft(
  place: DraftPlace,
  stored: KeptDraft,
): { readonly again: NarrativeDraft | null; readonly lost: NarrativeDraft | null } {
  const draft = keptDraft(place);
  if (draft && draft.basis === stored.basis && !sameBlocks(draft.blocks, stored.blocks))
    return { again: draft.blocks, lost: lostText(place) };
  if (draft) {
    const unstored = draft.basis === stored.basis ? [] : unstoredBlocks(draft.blocks, stored.blocks);
    const before = lostText(place) ?? [];
    if (unstored.length > 0) keep(lostKey(place), [...before, ...unstoredBlocks(unstored, before)]);
    keepDraft(place, null);
  }
  return { again: null, lost: lostText(place) };
}

/** What could not be written again; `null` where there is none, and for a copy that is not whole. */
export function lostText(place: DraftPlace): NarrativeDraft | null {
  const lost = kept(lostKey(place));
  return Array.isArray(lost) ? (lost as NarrativeDraft) : null;
}

export const dropLostText = (place: DraftPlace): void => keep(lostKey(place), null);

/** Blocks of a draft that the stored text has not, whatever number they have there. */
export const unstoredBlocks = (draft: NarrativeDraft, stored: NarrativeDraft): NarrativeDraft => {
  const known = new Set(stored.map(words));
  return draft.filter((block) => !known.has(words(block)));
};

const sameBlocks = (a: NarrativeDraft, b: NarrativeDraft): boolean =>
  a.length === b.length && a.every((block, index) => words(block) === words(b[index]));

/** The block without the numbers of its rows, which it has only from when it is stored. */
const words = (block: NarrativeDraft[number] | undefined): string =>
  JSON.stringify(block, (key, value: unknown) => (key === 'id' ? undefined : value));

const draftKey = ({ dataDir, yearId }: DraftPlace): string => `memoria.draft.${dataDir}.${yearId}`;
const lostKey = ({ dataDir, yearId }: DraftPlace): string => `memoria.lost.${dataDir}.${yearId}`;

function keep(key: string, value: unknown): void {
  if (value === null) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify(value));
}

function kept(key: string): unknown {
  const text = localStorage.getItem(key);
  if (text === null) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Written when the disk was full or the power went: there is nothing in it to give back.
    return null;
  }
}
