import type { BudgetLine } from '#shared/domain/budget-table.ts';
import { anchors } from '#shared/domain/notes.ts';
import type { Percent } from '#shared/domain/percent.ts';
import { percentText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import type { TableFrame } from './frame.ts';

/** No note that a person wrote has it. */
const ownNote = 0;

/** CK4: where each share is rounded alone and they miss 100, the table that is so configured says it in a note. */
export function roundingNote(frame: TableFrame, columns: readonly string[], lines: readonly BudgetLine[]): TableFrame {
  const at = columns.indexOf('share');
  if (frame.settings.sharePolicy !== 'half-up-note' || at === -1) return frame;
  const shares = lines.flatMap(({ values }): readonly Percent[] => {
    const value = values[at];
    return value?.kind === 'percent' && value.value ? [value.value] : [];
  });
  const decimals = shares[0]?.decimals;
  const scaled = shares.reduce((sum, share) => sum + share.scaled, 0);
  if (decimals === undefined || shares.length < lines.length || scaled === 100 * 10 ** decimals) return frame;
  const note = {
    id: ownNote,
    text: es.chapter.sharesRounded(percentText({ scaled, decimals })),
    anchors: [anchors.column('share')],
  };
  return { ...frame, notes: [...frame.notes, note] };
}
