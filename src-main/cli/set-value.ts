import { Refusal } from '#shared/contract/errors.ts';
import type { UndoState } from '#shared/contract/types.ts';
import { es } from '#shared/strings/es.ts';
import type { Outcome } from './outcome.ts';
import type { Session } from './session.ts';

/**
 * One edit as a screen would make it. Paths: `targets/ACTIVITY/programmed|executed`, `targets/ACTIVITY/units/ACRONYM/…`,
 * `indicators/N/YEAR` with N counted from 1 in the order of the table.
 * @throws Refusal `unknown-path`, `bad-value` and what the edit itself refuses.
 */
export async function setValue(session: Session, yearId: number, positionals: readonly string[]): Promise<Outcome> {
  const [path = '', text = ''] = positionals;
  const before = await session.call('edit.state', { yearId });
  const state = await write(session, yearId, path, text);
  const changed = state.savedAt !== before.savedAt || state.undo !== before.undo;
  return {
    json: { path, changed, state },
    messages: [changed ? es.cli.done(state.undo, 'set') : es.cli.nothingChanged],
  };
}

async function write(session: Session, yearId: number, path: string, text: string): Promise<UndoState> {
  const [area, subject = '', ...rest] = path.split('/');
  if (area === 'targets') {
    const place = await targetPlace(session, yearId, subject, rest);
    if (place) return session.call('targets.setCell', { yearId, ...place, text });
  }
  if (area === 'indicators' && rest.length === 1) {
    const place = await indicatorPlace(session, yearId, subject, rest[0] ?? '');
    if (place) return session.call('indicators.setCell', { yearId, ...place, text });
  }
  throw new Refusal('unknown-path', { path });
}

async function targetPlace({ call }: Session, yearId: number, activityCode: string, rest: readonly string[]) {
  const target = (await call('targets.list', { yearId })).find((row) => row.activityCode === activityCode);
  const field = (['programmed', 'executed'] as const).find((name) => name === rest.at(-1));
  if (!target || field === undefined) return null;
  if (rest.length === 1) return { id: target.id, unitId: null, field };
  const unit = target.units.find(({ acronym }) => acronym === rest[1]);
  return rest.length === 3 && rest[0] === 'units' && unit ? { id: target.id, unitId: unit.id, field } : null;
}

async function indicatorPlace({ call }: Session, yearId: number, position: string, year: string) {
  const { rows, years } = await call('indicators.table', { yearId });
  const row = /^[1-9]\d*$/.test(position) ? rows[Number(position) - 1] : undefined;
  const column = years.find((each) => String(each.year) === year);
  return row && column ? { id: row.id, year: column.year } : null;
}
