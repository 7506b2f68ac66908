import { unitTypes } from '#shared/domain/indicators.ts';
import type { BackendUnderTest } from './backend.ts';
import { at } from './goal-acts.ts';

type Work = { readonly app: BackendUnderTest; readonly yearId: number };

/** Rows of the indicators come, go, move and get another sheet. */
export async function rowAct(
  { app: { call }, yearId }: Work,
  { pick, act }: { pick: number; act: number },
): Promise<void> {
  const { rows, levels } = await call('indicators.table', { yearId });
  if (act === 0 || rows.length === 0 || levels.length === 0) {
    const after = levels.at(-1)?.id ?? null;
    const level = await call('indicators.addLevel', { yearId, kind: 'product', name: `P${pick}`, after });
    await call('indicators.addIndicator', { yearId, levelId: level.id, name: `I${pick}`, after: null });
    return;
  }
  const { id, levelId } = at(rows, pick);
  const row = pick % 5 === 0 ? { kind: 'level' as const, id: levelId } : { kind: 'indicator' as const, id };
  if (act === 1) await call('indicators.remove', { yearId, rows: [row] });
  if (act === 2) await call('indicators.addIndicator', { yearId, levelId, name: `I${pick}`, after: id });
  if (act === 3) await call('indicators.move', { yearId, rows: [row], direction: pick % 2 === 0 ? 'up' : 'down' });
  if (act === 4)
    await call('indicators.setSheet', { yearId, id, changes: { unitType: at(unitTypes, pick), formula: `F${pick}` } });
  if (act === 5)
    await call('indicators.setCells', { yearId, cells: [{ id, name: 'indicator', text: `N${pick}` }], reason: '' });
}

/** Columns of the indicators come and go, and a year is measured in another way. */
export async function yearAct(
  { app: { call }, yearId }: Work,
  { pick, act }: { pick: number; act: number },
): Promise<void> {
  const { rows, years } = await call('indicators.table', { yearId });
  const [first] = years;
  if (act === 0 || !first)
    await call('indicators.addYear', { yearId, year: (first?.year ?? 2024) - 1, kind: 'historical' });
  else if (act === 1) await call('indicators.removeYear', { yearId, year: at(years, pick).year });
  else if (rows.length > 0) {
    const changes = { methodBreak: pick % 2 === 0, source: `S${pick}` };
    await call('indicators.setValueFacts', { yearId, id: at(rows, pick).id, year: at(years, pick).year, changes });
  }
}
