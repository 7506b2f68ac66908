import { Refusal } from '#shared/contract/errors.ts';
import type { UndoState } from '#shared/contract/types.ts';
import { es } from '#shared/strings/es.ts';
import type { Outcome } from './outcome.ts';
import type { Session } from './session.ts';

/**
 * One edit as a screen would make it. Paths: `targets/ACTIVITY/programmed|executed`, `targets/ACTIVITY/months/M/…`,
 * `targets/ACTIVITY/units/ACRONYM/…`, of the printed POI version or, with `targets/ACTIVITY@VERSION/…`, of another;
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

async function targetPlace({ call }: Session, yearId: number, subject: string, rest: readonly string[]) {
  const [activityCode = '', version] = subject.split('@');
  const target = (await call('targets.list', { yearId })).find(
    (row) => row.activityCode === activityCode && (version === undefined ? row.printed : row.poiVersion === version),
  );
  const field = (['programmed', 'executed'] as const).find((name) => name === rest.at(-1));
  if (!target || field === undefined) return null;
  const [kind, key = '', ...more] = rest.slice(0, -1);
  const place = { id: target.id, field };
  if (kind === undefined) return { ...place, unitId: null, month: null };
  const months = kind === 'months' ? ['months', key, ...more] : more;
  const month = months[0] === 'months' && months.length === 2 ? monthOf(months[1] ?? '') : null;
  if (months.length > 0 && month === null) return null;
  if (kind === 'months') return { ...place, unitId: null, month };
  const unit = target.units.find(({ acronym }) => acronym === key);
  return kind === 'units' && unit ? { ...place, unitId: unit.id, month } : null;
}

const monthOf = (text: string): number | null => (/^([1-9]|1[0-2])$/.test(text) ? Number(text) : null);

async function indicatorPlace({ call }: Session, yearId: number, position: string, year: string) {
  const { rows, years } = await call('indicators.table', { yearId });
  const row = /^[1-9]\d*$/.test(position) ? rows[Number(position) - 1] : undefined;
  const column = years.find((each) => String(each.year) === year);
  return row && column ? { id: row.id, year: column.year } : null;
}
