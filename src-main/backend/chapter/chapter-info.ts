import { type CheckedFinding, checkState } from '#shared/domain/decisions.ts';
import type { Db } from '../platform/db/open.ts';
import { undoState } from '../platform/undo/edit-log.ts';
import { yearSettings } from '../years/settings.queries.ts';
import { presentVersion } from '../years/versions.queries.ts';
import type { DocumentInfo } from './document-info.ts';

/** The date of a document is that of the last change of its data; of data nobody touched, the cut-off date. */
export function documentInfo(
  db: Db,
  yearId: number,
  { draft, findings }: { readonly draft: boolean; readonly findings: readonly CheckedFinding[] },
): DocumentInfo {
  const changedAt = undoState(db, yearId).savedAt ?? `${yearSettings(db, yearId).entity.cutOffDate}T12:00:00Z`;
  return { changedAt: new Date(changedAt), draft, version: presentVersion(db, yearId), checks: checkState(findings) };
}
