import fc from 'fast-check';
import { Refusal } from '#shared/contract/errors.ts';
import type { BackendUnderTest } from './backend.ts';

/** Numbers choose among what the year has at that moment. */
export const pick = fc.nat(10_000);
/** What people write in a cell, clear or not. */
export const text = fc.constantFrom(
  '0',
  '7',
  '1,250',
  '',
  'n.d.',
  '–',
  '53.87',
  '12%',
  '1.234,56',
  '(5)',
  '17,714,693.00',
  'x',
);

/** What a person may do with physical goals beyond one cell, as data for `fc.oneof`. */
export const goalActs = [
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('months' as const),
      pick,
      months: fc.array(fc.record({ month: fc.integer({ min: 1, max: 12 }), text, executed: fc.boolean() }), {
        minLength: 1,
        maxLength: 8,
      }),
      ofUnit: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('rule' as const), pick }) },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('goals' as const), pick, count: fc.integer({ min: 1, max: 4 }), text }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('removeGoal' as const, 'moveGoal' as const), pick }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('split' as const, 'unsplit' as const), pick }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('poi' as const),
      act: fc.constantFrom('add' as const, 'copy' as const, 'print' as const, 'rename' as const, 'remove' as const),
      pick,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('siaf' as const), pick }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('units' as const),
      act: fc.constantFrom('add' as const, 'remove' as const, 'move' as const, 'write' as const),
      organic: fc.boolean(),
      pick,
    }),
  },
] as const;
type GoalAct = (typeof goalActs)[number]['arbitrary'] extends fc.Arbitrary<infer T> ? T : never;

type Work = { readonly app: BackendUnderTest; readonly yearId: number };

/** Does one of `goalActs`. @throws Refusal as a person would see it */
export async function performGoalAct(work: Work, each: GoalAct): Promise<void> {
  const { app, yearId } = work;
  const { call } = app;
  switch (each.kind) {
    case 'months': {
      const { id, units } = await targetAt(work, each.pick);
      const unitId = each.ofUnit && units.length > 0 ? at(units, each.pick).id : null;
      const cells = each.months.map((cell) => ({
        id,
        unitId,
        month: cell.month,
        field: cell.executed ? ('executed' as const) : ('programmed' as const),
        text: cell.text,
      }));
      await call('targets.setCells', { yearId, cells, reason: each.pick % 2 === 0 ? 'sustento' : '' });
      return;
    }
    case 'rule': {
      const { id } = await targetAt(work, each.pick);
      const rule = at(['Suma', 'Último', 'Máximo', 'otra'], each.pick);
      await call('targets.setCell', { yearId, id, unitId: null, field: 'rule', text: rule });
      return;
    }
    case 'goals': {
      const versions = await call('targets.versions', { yearId });
      const poiVersion = versions.length > 0 ? at(versions, each.pick).name : 'v.1';
      const { id, poiVersion: ofFirst } = await targetAt(work, each.pick);
      await call('targets.addGoals', {
        yearId,
        poiVersion,
        beside: ofFirst === poiVersion ? { id, place: each.pick % 2 === 0 ? 'before' : 'after' } : null,
        goals: Array.from({ length: each.count }, (_, index) => ({
          activityCode: String(5_100_000 + ((each.pick + index) % 30)),
          activityName: each.pick % 3 === 0 ? '' : `Actividad ${each.pick}`,
          unitOfMeasure: at(['Informe', 'Taller', 'Kilómetro'], each.pick),
          programmed: each.text,
          executed: '1',
          months: each.pick % 4 === 0 ? [{ month: 5, programmed: '2', executed: '' }] : [],
        })),
        newUnit: each.pick % 2 === 0 ? { singular: 'taller', plural: 'talleres', gender: 'm' } : null,
        cells: [{ id, unitId: null, field: 'executed', text: each.text }],
      });
      return;
    }
    case 'removeGoal': {
      await call('targets.removeRows', { yearId, ids: [(await targetAt(work, each.pick)).id], unitIds: [] });
      return;
    }
    case 'moveGoal': {
      const by = each.pick % 2 === 0 ? 1 : -1;
      await call('targets.moveGoals', { yearId, ids: [(await targetAt(work, each.pick)).id], by });
      return;
    }
    case 'split': {
      const { id } = await targetAt(work, each.pick);
      await call('targets.addUnits', { yearId, id, acronyms: ['DE', 'UT', 'UFTI'] });
      return;
    }
    case 'unsplit': {
      const { units } = await targetAt(work, each.pick);
      if (units.length > 0) await call('targets.removeRows', { yearId, ids: [], unitIds: [at(units, each.pick).id] });
      return;
    }
    case 'poi': {
      const versions = await call('targets.versions', { yearId });
      const name = versions.length > 0 ? at(versions, each.pick).name : 'v.1';
      const next = `v.${each.pick}`;
      if (each.act === 'add' || each.act === 'copy')
        await call('targets.addVersion', {
          yearId,
          name: next,
          from: each.act === 'copy' ? name : null,
          printed: each.pick % 2 === 0,
        });
      else if (each.act === 'print') await call('targets.printVersion', { yearId, name });
      else if (each.act === 'rename') await call('targets.renameVersion', { yearId, name, newName: next });
      else if (versions.length > 1) await call('targets.removeVersion', { yearId, name });
      return;
    }
    case 'siaf': {
      await call('targets.takeFromSiaf', { yearId, id: (await targetAt(work, each.pick)).id });
      return;
    }
    case 'units': {
      const kind = each.organic ? 'organic-unit' : 'unit-of-measure';
      const rows = await call('units.list', { yearId, kind });
      const field = each.organic ? 'acronym' : 'name';
      const chosen = rows.length > 0 ? at(rows, each.pick).id : null;
      if (each.act === 'add' || chosen === null) {
        const beside =
          chosen === null
            ? null
            : { id: chosen, place: each.pick % 2 === 0 ? ('after' as const) : ('before' as const) };
        await call('units.addRows', { yearId, kind, beside, rows: [{}, { [field]: `N${each.pick % 50}` }] });
      } else if (each.act === 'remove') await call('units.removeRows', { yearId, kind, ids: [chosen] });
      else if (each.act === 'write')
        await call('units.setCells', { yearId, kind, cells: [{ id: chosen, field, text: `N${each.pick % 50}` }] });
      else if (each.organic) await call('units.moveRows', { yearId, ids: [chosen], by: each.pick % 2 === 0 ? 1 : -1 });
      return;
    }
    default:
      each satisfies never;
  }
}

export function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

/** Refused as a person would be where all goals are gone. */
export async function targetAt({ app, yearId }: Work, index: number) {
  const targets = await app.call('targets.list', { yearId });
  if (targets.length === 0) throw new Refusal('not-found');
  return at(targets, index);
}
