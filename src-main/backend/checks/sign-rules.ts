import type { Finding } from '#shared/domain/checks.ts';
import type { SignOff } from '#shared/domain/sign-off.ts';
import { es } from '#shared/strings/es.ts';

/** VE3: what was approved is what is there; a change after it opens the year again. The last role tells for those before it. */
export function signedAsItStands({ signOffs }: { readonly signOffs: readonly SignOff[] }): readonly Finding[] {
  const last = signOffs.at(-1);
  if (!last || last.changesSince === 0) return [];
  return [
    {
      rule: 'changed-after-signing',
      severity: 'warning',
      where: [{ setting: 'entity/signatories' }],
      expected: '',
      found: String(last.changesSince),
      difference: null,
      detail: { role: es.overview.sign.roles[last.role], name: last.name },
    },
  ];
}
