import type { NarrativeDraft } from '#shared/domain/narrative-draft.ts';

/** What was written and is not stored yet, and what it was made from. */
export type KeptDraft = { readonly basis: string; readonly blocks: NarrativeDraft };

/** A copy of it on this machine's disk, for the case that the page or the program ends before it is stored (C-17). */
export const keepDraft = (yearId: number, draft: KeptDraft | null): void => {
  if (draft === null) localStorage.removeItem(keyOf(yearId));
  else localStorage.setItem(keyOf(yearId), JSON.stringify(draft));
};

/** `null` where everything was stored, and for a copy that is not whole. */
export function keptDraft(yearId: number): KeptDraft | null {
  const text = localStorage.getItem(keyOf(yearId));
  if (text === null) return null;
  try {
    const draft = JSON.parse(text) as Partial<KeptDraft>;
    return typeof draft.basis === 'string' && Array.isArray(draft.blocks)
      ? { basis: draft.basis, blocks: draft.blocks }
      : null;
  } catch {
    return null;
  }
}

/** Blocks of a draft that the stored text has not. */
export const unstoredBlocks = (draft: NarrativeDraft, stored: NarrativeDraft): NarrativeDraft => {
  const known = new Set(stored.map((block) => JSON.stringify(block)));
  return draft.filter((block) => !known.has(JSON.stringify(block)));
};

const keyOf = (yearId: number): string => `memoria.draft.${yearId}`;
