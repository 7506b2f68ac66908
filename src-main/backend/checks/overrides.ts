import type { Finding } from '#shared/domain/checks.ts';
import { type NarrativeDocument, resolveRef } from '#shared/domain/narrative.ts';
import type { ChapterData } from '../chapter/chapter-data.ts';
import { printedActivities } from '../chapter/narrative/activities.ts';
import { currentText } from '../chapter/narrative/write-document.ts';

/** NA5: a figure that a person wrote over in a sentence, and whose source reads otherwise since. */
export function outdatedOverrides(data: ChapterData): readonly Finding[] {
  return data.sections.flatMap((section): readonly Finding[] => {
    if (section.kind === 'lead' || section.kind === 'paragraph')
      return outdatedIn(data, section.document, { activityCode: null, paragraph: `section-${section.id}` });
    if (section.kind !== 'activities') return [];
    return printedActivities(data).flatMap((activityCode) => {
      const own = data.sections.find((other) => other.kind === 'activity' && other.activityCode === activityCode);
      const document = own?.kind === 'activity' ? own.document : section.document;
      return outdatedIn(data, document, { activityCode, paragraph: `activity-${activityCode}` });
    });
  });
}

function outdatedIn(
  data: ChapterData,
  document: NarrativeDocument,
  { activityCode, paragraph }: { readonly activityCode: string | null; readonly paragraph: string },
): readonly Finding[] {
  return document.flatMap((inline): readonly Finding[] => {
    if (inline.kind !== 'figure' || !inline.override) return [];
    const { text, reason, over } = inline.override;
    const ref = resolveRef(inline.ref, activityCode);
    const now = currentText(data, ref, inline.format) ?? '';
    if (now === over) return [];
    return [
      {
        rule: 'override-outdated',
        severity: 'warning',
        where: [{ paragraph }],
        expected: now,
        found: text,
        difference: null,
        subject: ref,
        detail: { ref, over, reason },
      },
    ];
  });
}
