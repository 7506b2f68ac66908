import { VisuallyHidden } from '@mantine/core';
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconCheck,
  IconEqualNot,
  IconInfoCircle,
  IconQuestionMark,
  IconWaveSine,
} from '@tabler/icons-react';
import type { ReviewMark } from '#shared/domain/review/report.ts';
import { es } from '#shared/strings/es.ts';

const icons = {
  matches: IconCheck,
  'matches-rounded': IconWaveSine,
  differs: IconEqualNot,
  unknown: IconQuestionMark,
  'not-a-figure': IconInfoCircle,
  finding: IconAlertCircle,
  format: IconAlertTriangle,
} as const;

/** Icon, word and colour: never by colour alone (AC6). `bare`: the word is there for who hears the page only. */
export function Mark({ mark, bare = false }: { readonly mark: ReviewMark; readonly bare?: boolean }) {
  const Icon = icons[mark];
  const word = es.reviewReport.marks[mark];
  return (
    <span className={`review-mark mark-${mark}`}>
      <Icon size={bare ? 13 : 16} aria-hidden />
      {bare ? <VisuallyHidden component="span">{word}</VisuallyHidden> : <span>{word}</span>}
    </span>
  );
}
