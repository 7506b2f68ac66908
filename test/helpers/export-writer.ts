import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAll } from '#backend/chapter/write-all.ts';

/** A program that writes finished outputs over those of a folder, to be killed. Arguments: where they are, and the folder. */
const [from = '', into = ''] = process.argv.slice(2);
await writeAll(readdirSync(from).map((name) => ({ path: join(into, name), bytes: readFileSync(join(from, name)) })));
