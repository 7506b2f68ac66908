import { es } from '#shared/strings/es.ts';
import type { Damage } from '../backend/platform/backup/verify.ts';

export function damageText(damage: Damage): string {
  switch (damage.kind) {
    case 'database':
      return es.cli.damage.database(damage.found);
    case 'reference':
      return es.cli.damage.reference(damage.table, damage.row, damage.parent);
    case 'record':
      return es.cli.damage.record(damage.year, damage.entryId);
    case 'source-file':
      return es.cli.damage.sourceFile(damage.name);
    default:
      return damage satisfies never;
  }
}
