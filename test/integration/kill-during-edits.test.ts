import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { verifyData } from '#backend/platform/backup/verify.ts';
import { openConnection } from '#backend/platform/db/open.ts';
import { findBrokenEntry } from '#backend/platform/undo/edit-log.ts';
import { repositoryDir, startBackend, temporaryFolder } from '../helpers/backend.ts';
import { cliEnvironment } from '../helpers/cli.ts';
import { createYear2024 } from '../helpers/year-2024.ts';

const writer = fileURLToPath(new URL('../helpers/edit-writer.ts', import.meta.url));
const lanes = 2;
const killsOfLane = 100;

type Place = { readonly folder: string; readonly yearId: number; readonly id: number };

async function prepare(): Promise<Place> {
  const folder = join(temporaryFolder(), 'datos');
  const { call, db, close } = startBackend({ dataDir: folder });
  const yearId = createYear2024(db);
  const [target] = await call('targets.list', { yearId });
  await close();
  return { folder, yearId, id: target?.id ?? 0 };
}

/** Starts the writer at `first`, kills it a moment after its first acknowledgement; returns the last one that was heard. */
function killedWriter({ folder, yearId, id }: Place, first: number, delay: number): Promise<number> {
  const args = [writer, folder, String(yearId), String(id), String(first)];
  const child = spawn(process.execPath, args, {
    cwd: repositoryDir,
    env: cliEnvironment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let heard = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (heard === '') void wait(delay).then(() => child.kill('SIGKILL'));
    heard += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (_code, signal) => {
      // The last line may have been cut off by the kill: only whole lines are acknowledgements.
      const acknowledged = heard.slice(0, heard.lastIndexOf('\n')).split('\n').map(Number).at(-1);
      if (signal === 'SIGKILL' && acknowledged) resolve(acknowledged);
      else reject(new Error(`the writer ended by itself (${signal})`));
    });
  });
}

/** What the data say after a crash, and that they are whole. */
function goalAfterCrash({ folder, yearId, id }: Place): number {
  const db = openConnection(join(folder, 'memoria.sqlite'));
  try {
    expect([db.pragma('integrity_check', { simple: true }), db.pragma('foreign_key_check')]).toEqual(['ok', []]);
    const goal = db
      .prepare<[number], { programmed: number; executed: number }>(
        'SELECT programmed, executed FROM target WHERE id = ?',
      )
      .get(id);
    const logged = db
      .prepare<[number], string>('SELECT changes FROM edit_log WHERE year_id = ? ORDER BY id DESC LIMIT 1')
      .pluck()
      .get(yearId);
    expect(goal?.programmed).toBe(goal?.executed);
    expect(JSON.parse(logged ?? '[]')).toMatchObject([{ after: { programmed: goal?.programmed } }, {}]);
    return goal?.executed ?? 0;
  } finally {
    db.close();
  }
}

describe('a program killed while it acknowledges edits', () => {
  it(`keeps every acknowledged edit and none by half, ${lanes * killsOfLane} times`, { timeout: 170_000 }, async () => {
    const lane = async (number: number): Promise<number> => {
      const place = await prepare();
      let next = 1_000_000;
      for (let kill = 0; kill < killsOfLane; kill += 1) {
        const acknowledged = await killedWriter(place, next, (kill * 7 + number * 3) % 20);
        const stored = goalAfterCrash(place);
        // The act under way when it died may have been finished without anybody hearing of it.
        expect(stored - acknowledged, `kill ${kill}, acknowledged ${acknowledged}`).toBeOneOf([0, 1]);
        next = stored + 1;
      }
      const db = openConnection(join(place.folder, 'memoria.sqlite'));
      const found = [findBrokenEntry(db, place.yearId), verifyData(db)];
      const entries = db.prepare<[], number>('SELECT count(*) FROM edit_log').pluck().get() ?? 0;
      db.close();
      expect(found).toEqual([null, []]);
      expect(entries).toBe(next - 1_000_000);
      return entries;
    };
    const entries = await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
    expect(Math.min(...entries)).toBeGreaterThanOrEqual(killsOfLane);
  });
});
