import type { LinkChoice } from '#shared/domain/narrative-draft.ts';

/** The choices that hold every written word, in their label or in what they read; accents and case do not count. */
export function matching(choices: readonly LinkChoice[], written: string): readonly LinkChoice[] {
  const wanted = fold(written).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return choices;
  return choices.filter(({ label, forms }) => {
    const told = fold(`${label} ${forms.map(({ text }) => text).join(' ')}`);
    return wanted.every((word) => told.includes(word));
  });
}

const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
