import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { consultaPageBytes } from '../../src-main/tools/example/consulta-page.ts';
import { unitPage } from '../helpers/consulta-pages.ts';
import { compare, node, root } from './processes.ts';

/**
 * Files of one unit, whole processes (goals G2): a Consulta Amigable export beside SheetJS, and a year of 40 000 rows as a
 * workbook beside SheetJS and beside inflating its parts, which nobody can do without. Part of `npm run bench`.
 */
export function smallFiles(runs: number): void {
  mkdirSync(`${root}.cache/bench`, { recursive: true });
  consultaExport(runs);
  unitWorkbook(runs);
}

const sheetjs = createRequire(import.meta.url).resolve('@e965/xlsx');

/** Thirty rows, as the portal exports them; both must find as many and the first devengado. */
function consultaExport(runs: number): void {
  const file = `${root}.cache/bench/consulta.xls`;
  const rows = Array.from({ length: 30 }, (_, index) => ({
    label: `${5_000_000 + index}: ACTIVIDAD NÚMERO ${index}`,
    key: String(5_000_000 + index),
    amounts: [1_000, 1_200, 1_100, 1_100, 1_100, 1_050 + index, 1_000],
    progress: '87.5',
  }));
  writeFileSync(file, consultaPageBytes({ ...unitPage, pivot: 'Actividad', rows }));
  const expected = '30 1,050';
  // Given the bytes it takes them for another encoding and joins columns; decoded first, it is right.
  const peer = `
    import XLSX from ${JSON.stringify(sheetjs)};
    import { readFileSync } from 'node:fs';
    const text = new TextDecoder('windows-1252').decode(readFileSync(${JSON.stringify(file)}));
    const book = XLSX.read(text, { type: 'string', raw: true });
    const rows = book.SheetNames.flatMap((name) => XLSX.utils.sheet_to_json(book.Sheets[name], { header: 1 }));
    const found = rows.filter((row) => /^\\d{7}: /.test(String(row[0] ?? '').trim()));
    console.log(found.length, String(found[0][6]).trim());`;
  const ours = `
    import { readFileSync } from 'node:fs';
    import { defaultLimits } from '${root}src-main/backend/imports/limits.ts';
    import { readFile } from '${root}src-main/backend/imports/readers/read-file.ts';
    const { sheets } = await readFile(readFileSync(${JSON.stringify(file)}), defaultLimits);
    const found = sheets[0].rows.filter((row) => /^\\d{7}: /.test(row[0] ?? ''));
    console.log(found.length, found[0][6]);`;
  compare(
    `Consulta Amigable export, ${(statSync(file).size / 1e3).toFixed(0)} KB`,
    [
      { name: 'memoria (reader)', run: () => node(ours, expected) },
      { name: 'SheetJS', run: () => node(peer, expected) },
      { name: 'node alone', run: () => node(`console.log('${expected}');`, expected) },
    ],
    runs,
  );
}

/** As Excel saves it: shared strings, numbers as numbers. Made by a script outside of the repository. */
function unitWorkbook(runs: number): void {
  const generator = `${root}../../shared/bench/make-unit-xlsx.mjs`;
  const file = `${root}.cache/bench/unit-40000.xlsx`;
  if (!existsSync(file)) {
    if (!existsSync(generator)) {
      process.stdout.write('workbook of 40 000 rows: skipped, its generator (../shared/bench) is not here\n');
      return;
    }
    const { status, stderr } = spawnSync(process.execPath, [generator, '--rows', '40000', '--out', file], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
  }
  const ours = `
    import { readFileSync } from 'node:fs';
    import { defaultLimits } from '${root}src-main/backend/imports/limits.ts';
    import { readFile } from '${root}src-main/backend/imports/readers/read-file.ts';
    const { sheets } = await readFile(readFileSync(${JSON.stringify(file)}), defaultLimits);
    console.log(sheets[0].rows.length > 40000, sheets[0].rows[0].length);`;
  const peer = `
    import XLSX from ${JSON.stringify(sheetjs)};
    import { readFileSync } from 'node:fs';
    const { Sheets, SheetNames } = XLSX.read(readFileSync(${JSON.stringify(file)}), { dense: true });
    const { '!data': data } = Sheets[SheetNames[0]];
    console.log(data.length > 40000, data[0].length);`;
  const floor = `
    import { readFileSync } from 'node:fs';
    import { inflateRawSync } from 'node:zlib';
    const bytes = readFileSync(${JSON.stringify(file)});
    let at = bytes.lastIndexOf('PK\\x05\\x06');
    at = bytes.readUInt32LE(at + 16);
    while (bytes.readUInt32LE(at) === 0x02014b50) {
      const [size, name, extra, comment, local] =
        [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      if (bytes.readUInt16LE(at + 10) === 8) inflateRawSync(bytes.subarray(start, start + size));
      at += 46 + name + extra + comment;
    }
    console.log('true 63');`;
  compare(
    `workbook of 40 000 rows, ${(statSync(file).size / 1e6).toFixed(1)} MB`,
    [
      { name: 'memoria (reader)', run: () => node(ours, 'true 63') },
      { name: 'SheetJS, dense', run: () => node(peer, 'true 63') },
      { name: 'inflating alone', run: () => node(floor, 'true 63') },
    ],
    Math.min(runs, 5),
  );
}
