import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import type { CheckState } from '#shared/domain/decisions.ts';
import { es } from '#shared/strings/es.ts';

/** What a printed document says about itself beside its content. */
export type DocumentInfo = {
  /** When the data last changed. It is the date of the files too, so the same data gives the same bytes (OU12). */
  readonly changedAt: Date;
  readonly draft: boolean;
  /** What the data are, so that a page can be told from that of another day; `null` prints nothing. */
  readonly version: DataVersion | null;
  /** How the data stand with the checks; `null` prints nothing. */
  readonly checks: CheckState | null;
};

/** `name`: of the named version that is exactly these data; `null` while they are none. `hash`: SHA-256 of the data. */
export type DataVersion = { readonly name: string | null; readonly hash: string };

/** At the foot of every page (VE5): which data these are; with their date in a final issue, whose head has no marks. */
export function versionMark({ version, draft, changedAt }: Omit<DocumentInfo, 'checks'>): string {
  const date = draft ? null : peruvianDate(changedAt);
  if (version === null) return date === null ? '' : es.documents.changedOn(date);
  return es.documents.version(version.name, version.hash.slice(0, 8), date);
}

/** At the foot of every page, beside the version: what the checks say of these data (OU11). */
export function checkMark({ checks }: Pick<DocumentInfo, 'checks'>): string {
  if (checks === null) return '';
  const { unanswered, reconciled } = es.documents;
  const { open, accepted } = checks;
  return open.errors + open.warnings > 0 ? unanswered(open) : reconciled(accepted);
}

/** The marks at the head of every page (OU11): draft, example, and the date; empty in the final issue of a real year. */
export function pageMark(model: Pick<ChapterModel, 'isExample'>, info: DocumentInfo): string {
  const { draft, example, changedOn, markSeparator } = es.documents;
  const marks = [
    ...(model.isExample ? [example] : []),
    ...(info.draft ? [draft, changedOn(peruvianDate(info.changedAt))] : []),
  ];
  return marks.join(markSeparator);
}

/** dd/mm/yyyy where the institution is, whatever clock the machine has. */
function peruvianDate(date: Date): string {
  return new Intl.DateTimeFormat('es-PE', {
    timeZone: 'America/Lima',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(date);
}
