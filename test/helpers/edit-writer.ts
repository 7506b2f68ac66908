import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection } from '#backend/platform/db/open.ts';
import { setTargetCells } from '#backend/targets/targets.commands.ts';

/**
 * A program that edits without end, to be killed: it writes n into both fields of a goal in one act, and says n once the act
 * is acknowledged. Arguments: data folder, id of the year, id of the goal, the first n.
 */
const [folder = '', yearId = '', id = '', first = ''] = process.argv.slice(2);
const db = openConnection(join(folder, 'memoria.sqlite'));
for (let n = Number(first); ; n += 1) {
  const cells = (['programmed', 'executed'] as const).map((field) => ({
    id: Number(id),
    unitId: null,
    month: null,
    field,
    text: String(n),
  }));
  setTargetCells(db, { at: new Date().toISOString(), by: 'Ana' }, { yearId: Number(yearId), cells, reason: '' });
  writeSync(1, `${n}\n`);
}
