import { expect, it } from 'vitest';
import type { YearSummary } from '#shared/contract/index.ts';
import type { Finding } from '#shared/domain/checks.ts';
import type { PlanRow } from '#shared/domain/imports.ts';
import { cents } from '#shared/domain/money.ts';
import { parseRoute, routeHash } from '../../../src-renderer/app/route.ts';
import { emptyForm, formProblems, toInput } from '../../../src-renderer/screens/home/create-year-form.ts';
import { planContents } from '../../../src-renderer/screens/imports/plan-contents.ts';
import { timeText } from '../../../src-renderer/ui/clock.ts';
import { findingsSummary } from '../../../src-renderer/ui/feedback/findings-summary.ts';

const year = (id: number, number: number, isExample = false): YearSummary => ({
  id,
  year: number,
  isExample,
  state: 'open',
  executingUnitCode: '005',
  executingUnitName: 'Unidad',
  cutOffDate: `${number}-12-31`,
  totals: { pia: null, pim: null, devengado: null },
  progress: null,
  lastChangeAt: null,
});

it('proposes the year after the newest own one, copied from it', () => {
  expect(emptyForm([year(1, 2031, true), year(2, 2029), year(3, 2030)], 2050)).toMatchObject({ year: '2031', from: 3 });
  expect(emptyForm([year(1, 2031, true)], 2050)).toMatchObject({ year: '2032', from: 1 });
  expect(emptyForm([], 2050)).toMatchObject({ year: '2050', from: null });
});

it('asks for the data of the entity only when no year is copied, and keeps the zeros of codes', () => {
  const blank = emptyForm([], 2030);
  expect(formProblems({ ...blank, from: 4 })).toEqual({});
  expect(formProblems({ ...blank, year: '19' })).toMatchObject({
    year: 'Escriba un año entre 2000 y 2100',
    pliegoCode: 'Escriba 3 cifras',
    institution: 'Complete este dato',
  });
  const filled = {
    ...blank,
    institution: ' Ministerio ',
    pliegoCode: '012',
    executingUnitCode: '005',
    secEjec: '1066',
    executingUnitName: 'Unidad',
    programCode: '0073',
    programName: 'Programa',
  };
  expect(formProblems({ ...filled, programCode: '73' })).toEqual({ programCode: 'Escriba 4 cifras' });
  expect(toInput(filled)).toEqual({
    year: 2030,
    fromYearId: null,
    entity: {
      institution: 'Ministerio',
      pliegoCode: '012',
      executingUnitCode: '005',
      secEjec: '1066',
      executingUnitName: 'Unidad',
      programCode: '0073',
      programName: 'Programa',
    },
  });
  expect(toInput({ ...filled, from: 9 })).toEqual({ year: 2030, fromYearId: 9, entity: null });
});

it('says in the confirm button what is approved', () => {
  const row = (dimension: PlanRow['dimension'], status: PlanRow['status']): PlanRow => ({
    dimension,
    code: 'x',
    name: 'x',
    status,
    before: null,
    after: null,
  });
  const rows = [row('generica', 'new'), row('generica', 'same'), row('generica', 'gone'), row('activity', 'changed')];
  const totals = { pia: null, pim: cents(57_371_280_900), devengado: null };
  expect(planContents({ rows, totals, values: [], memoria: null })).toEqual([
    '2 genéricas',
    '1 actividad',
    'PIM S/\u00a0573\u00a0712\u00a0809.00',
  ]);
  expect(planContents({ rows: [], totals: { ...totals, pim: null }, values: [], memoria: null })).toEqual([]);
});

it('counts findings by their worst', () => {
  const finding = (severity: Finding['severity']): Finding => ({
    rule: 'casting',
    severity,
    where: [],
    expected: '',
    found: '',
    difference: null,
    detail: {},
  });
  const [error, warning, note] = [finding('error'), finding('warning'), finding('note')];
  expect(findingsSummary([error, error, warning, note])).toBe('2 errores, 1 advertencia');
  expect(findingsSummary([note])).toBe('1 nota');
  expect(findingsSummary([])).toBe('sin hallazgos');
});

it('shows the year and screen of the address, and the list of years for anything else', () => {
  expect(parseRoute('#/3/targets')).toEqual({ yearId: 3, screen: 'targets', at: null });
  expect(parseRoute('#/3/targets/target:12:executed')).toEqual({
    yearId: 3,
    screen: 'targets',
    at: 'target:12:executed',
  });
  expect(parseRoute('#/3/constructor')).toEqual({ yearId: 3, screen: 'home', at: null });
  expect(parseRoute('#/help/imports')).toEqual({ yearId: null, screen: 'help', at: 'imports' });
  for (const hash of ['', '#/', '#/targets', '#/x/targets', '#/3/targets/9/9'])
    expect(parseRoute(hash)).toEqual({ yearId: null, screen: 'home', at: null });
  expect(parseRoute('#/3/targets/%')).toEqual({ yearId: 3, screen: 'targets', at: null });
});

it('keeps a place of any letters in the address', () => {
  for (const at of ['target:5/executed', 'Ñ % # ?', 'topic'])
    for (const yearId of [7, null])
      expect(parseRoute(routeHash({ yearId, screen: 'help', at }))).toEqual({ yearId, screen: 'help', at });
});

it('shows a time of today alone and another day with its date', () => {
  const now = new Date(2026, 0, 2, 12, 0);
  expect(timeText(new Date(2026, 0, 2, 9, 5).toISOString(), now)).toBe('09:05');
  expect(timeText(new Date(2026, 0, 1, 23, 59).toISOString(), now)).toBe('01/01/2026 23:59');
});
