import { es } from '#shared/strings/es.ts';
import type { Db } from '../../platform/db/open.ts';
import { versionChanges } from '../../targets/poi-versions.commands.ts';
import { printedVersion } from '../../targets/poi-versions.queries.ts';
import { goalsOfVersion, storedGoals } from '../../targets/stored-goals.ts';
import type { RowWrite } from './table-edits.ts';

/**
 * What goals of activities that have none yet begin with: the version that is printed, or the year's first one, and a place
 * after the others. `rows`: what that version needs to be in the list of the year, to be written before them.
 */
export function newGoals(
  db: Db,
  yearId: number,
  codes: readonly string[],
): {
  readonly begin: (code: string) => { readonly poi_version: string; readonly position: number };
  readonly rows: readonly RowWrite[];
} {
  const name = printedVersion(db, yearId) ?? es.targets.firstVersion;
  const last = Math.max(0, ...goalsOfVersion(storedGoals(db, yearId), name).map(({ position }) => position));
  const changes = codes.length === 0 ? [] : versionChanges(db, yearId, name);
  return {
    begin: (code) => ({ poi_version: name, position: last + 1 + codes.indexOf(code) }),
    rows: changes.flatMap(({ id, before, after }) =>
      after === null
        ? []
        : [
            {
              table: 'poi_version',
              key: `poi-version ${id}`,
              id: before === null ? null : id,
              parents: [],
              before,
              after,
              sources: [],
            },
          ],
    ),
  };
}
