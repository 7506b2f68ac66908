import { z } from 'zod';
import type { YearSettings } from '../../domain/settings.ts';
import type { VersionComparison } from '../../domain/version-diff.ts';
import { command, query, returns } from '../define.ts';
import { id, nothing, ofYear, year } from '../inputs.ts';
import type { NamedVersion, UndoState, YearSummary } from '../types.ts';

export const yearsMethods = {
  'years.list': query(nothing, returns<readonly YearSummary[]>()),
  'years.settings': query(ofYear, returns<YearSettings>()),
  /** `fromYearId`: the year whose structure and texts are carried over; `null` starts from the blank structure. */
  'years.create': command(
    z.strictObject({
      year,
      fromYearId: id.nullable(),
      entity: z
        .strictObject({
          institution: z.string().min(1).max(200),
          pliegoCode: z.string().regex(/^\d{3}$/),
          executingUnitCode: z.string().regex(/^\d{3}$/),
          secEjec: z.string().regex(/^\d{1,6}$/),
          executingUnitName: z.string().min(1).max(200),
          programCode: z.string().regex(/^\d{4}$/),
          programName: z.string().min(1).max(300),
        })
        .nullable(),
    }),
    returns<YearSummary>(),
  ),
  'years.close': command(ofYear, returns<YearSummary>()),
  'years.reopen': command(z.strictObject({ yearId: id, reason: z.string().max(500) }), returns<YearSummary>()),
  'years.versions': query(ofYear, returns<readonly NamedVersion[]>()),
  'years.makeVersion': command(
    z.strictObject({ yearId: id, name: z.string().trim().min(1).max(100) }),
    returns<NamedVersion>(),
  ),
  /** What changed from one version to another; `null` is the year as it is now (VE2). */
  'years.compareVersions': query(
    z.strictObject({ yearId: id, before: id.nullable(), after: id.nullable() }),
    returns<VersionComparison>(),
  ),
  /** Keeps the present as a version of its own first. */
  'years.restoreVersion': command(z.strictObject({ yearId: id, versionId: id }), returns<UndoState>()),
  /** A fresh copy each time; an earlier copy of the example is discarded (HE1). */
  'years.openExample': command(nothing, returns<YearSummary>()),
} as const;
