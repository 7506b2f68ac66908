import { expect, it } from 'vitest';
import type { EntitySettings } from '#shared/domain/settings.ts';
import { fillTokens } from '#shared/domain/text-tokens.ts';

const entity: EntitySettings = {
  institution: 'Programa de prueba',
  pliegoCode: '012',
  executingUnitCode: '005',
  secEjec: '1066',
  executingUnitName: 'Unidad {year}',
  programCode: '0073',
  programTableName: 'PROGRAMA',
  programTextName: 'Programa',
  cutOffDate: '2024-12-31',
  poiLabel: 'POI {year} v.4',
  signatories: [],
};
const fill = (text: string) => fillTokens(text, { year: 2024, entity, cutOffDate: '31/12/2024' });

it('fills what varies between years and units', () => {
  expect(fill('UE {ueCode}-{secEjec}, PP {program}, {previousYear}-{year}, al {cutOffDate}')).toBe(
    'UE 005-1066, PP 0073, 2023-2024, al 31/12/2024',
  );
  expect(fill('{poi}')).toBe('POI 2024 v.4');
});

it('leaves what is no token, and never fills what a value brings', () => {
  expect(fill('{otro} {constructor} { year }')).toBe('{otro} {constructor} { year }');
  expect(fill('{ue}')).toBe('Unidad {year}');
});
