import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOfFolder, openBackend, resourcesDir, temporaryFolder } from '../helpers/backend.ts';
import { runCli } from '../helpers/cli.ts';
import { docx, paragraph, partOf } from '../helpers/docx-parts.ts';
import { wholeMemoria } from '../helpers/whole-memoria.ts';

const siafFile = join(resourcesDir, 'example', 'ReporteGasto_2024.xlsx');
let exampleDir = '';

beforeAll(async () => {
  exampleDir = join(mkdtempSync(join(tmpdir(), 'cli-')), 'datos');
  expect((await runCli('example', '--data', exampleDir)).exitCode).toBe(0);
});
afterAll(() => rmSync(dirname(exampleDir), { recursive: true, force: true }));

/** What the database says, whatever its bytes are. */
function contents(dataDir: string): string {
  const db = new Database(join(dataDir, 'memoria.sqlite'), { readonly: true });
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
    )
    .pluck()
    .all();
  const digest = createHash('sha256');
  for (const table of tables) digest.update(JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).raw().all()));
  db.close();
  return digest.digest('hex');
}

describe('the command line', () => {
  it('refuses wrong usage with 2 and the usage text, before it opens anything', async () => {
    const folder = join(temporaryFolder(), 'no existe');
    const result = await runCli('chapter', '--anio', '2024', '--data', folder);
    expect([result.exitCode, result.stdout]).toEqual([2, '']);
    expect(result.stderr).toMatch(/^Opción incorrecta: --anio\nUso: npm run -s memoria/);
    expect(existsSync(folder)).toBe(false);
  });

  it('creates no data where there is none', async () => {
    const folder = join(temporaryFolder(), 'no existe');
    const result = await runCli('chapter', '--data', folder, '--json');
    expect(result.exitCode).toBe(1);
    expect(result.json()).toEqual({
      error: { code: 'not-found', message: `No hay datos en «${folder}». No se creó nada.`, detail: {} },
    });
    expect(existsSync(folder)).toBe(false);
  });

  it('says which year it lacks', async () => {
    const { exitCode, stderr } = await runCli('chapter', '--data', exampleDir, '--year', '2031');
    expect([exitCode, stderr]).toEqual([1, 'El año 2031 no existe en esta carpeta de datos.\n']);
  });

  it('prints the findings of a check and ends with 0 whatever they are', async () => {
    const result = await runCli('check', '--data', exampleDir, '--json');
    expect(result.exitCode).toBe(0);
    const { findings } = result.json() as { findings: readonly Record<string, unknown>[] };
    expect(findings.map(({ severity }) => severity)).toEqual([
      ...Array.from({ length: 3 }, () => 'error'),
      ...Array.from({ length: 7 }, () => 'warning'),
      ...Array.from({ length: 4 }, () => 'note'),
    ]);
    expect(findings.find(({ rule }) => rule === 'shares-add-up')).toEqual({
      rule: 'shares-add-up',
      severity: 'note',
      message: expect.stringContaining('suman 100.1%'),
      advice: expect.stringContaining('«mayor residuo»'),
      where: [{ table: 'pim-by-generica', row: 'total', column: 'share' }],
      expected: '100.0%',
      found: '100.1%',
      difference: '0.1%',
      state: 'open',
      decision: null,
    });
  });

  it('finds in a check exactly what the screen of checks finds, in the same order', async () => {
    const result = await runCli('check', '--data', exampleDir, '--json');
    const { findings, rules } = result.json() as { findings: readonly Record<string, unknown>[]; rules: unknown };
    const { call } = openBackend({ dataDir: copyOfFolder(exampleDir) });
    const [year] = await call('years.list', {});
    const report = await call('checks.run', { yearId: year?.id ?? 0 });
    expect(findings.map(({ message: _message, advice: _advice, ...finding }) => finding)).toEqual(
      report.findings.map(({ rule, severity, where, expected, found, difference, state, decision }) => ({
        rule,
        severity,
        where,
        expected,
        found,
        difference,
        state,
        decision,
      })),
    );
    expect(findings).toHaveLength(14);
    expect(rules).toEqual(report.rules);
  });

  it('reviews a document, says what to act on, and writes a copy with comments where it is told to', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'Memoria final.docx');
    writeFileSync(file, docx(paragraph('El presupuesto del PP 0073 asciende a S/ 573 712 899.00')));
    const before = readFileSync(file);
    const plain = await runCli('review', file, '--data', exampleDir);
    expect([plain.exitCode, plain.stdout]).toEqual([0, '']);
    expect(plain.stderr).toMatch(/: No coincide: «S\/ 573 712 899\.00»\. .*\n.*no coinciden 1, /s);
    expect(readdirSync(folder)).toEqual(['Memoria final.docx']);

    const out = join(folder, 'revisado');
    const result = await runCli('review', file, '--out', out, '--data', exampleDir, '--json');
    expect(result.exitCode).toBe(0);
    const copy = join(out, 'Memoria final (revisado).docx');
    expect(result.json()).toMatchObject({
      fileName: 'Memoria final.docx',
      counts: { differs: 1 },
      annotated: copy,
      items: expect.arrayContaining([
        expect.objectContaining({ mark: 'differs', found: 'S/ 573 712 899.00', address: expect.stringMatching(/1/) }),
      ]),
    });
    expect(readdirSync(out)).toEqual(['Memoria final (revisado).docx']);
    expect(partOf(readFileSync(copy), 'word/comments.xml')).toContain('No coincide: Dice S/ 573 712 899.00');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses to review what is no Word document, in words and with 1, and writes nothing', async () => {
    const folder = temporaryFolder();
    const out = join(folder, 'revisado');
    const file = join(folder, 'Memoria.docx');
    writeFileSync(file, 'Esto no es Word');
    const result = await runCli('review', file, '--out', out, '--data', exampleDir, '--json');
    expect(result.exitCode).toBe(1);
    const { error } = result.json() as { error: { code: string; message: string; detail: Record<string, string> } };
    expect([error.code, error.detail]).toEqual(['document-refused', { reason: 'not-word' }]);
    expect(error.message).toContain('no es un documento de Word (.docx)');
    expect(result.stderr).toBe(`${error.message}\n`);
    expect(readdirSync(folder)).toEqual(['Memoria.docx']);
    const missing = await runCli('review', join(folder, 'otra.docx'), '--data', exampleDir);
    expect(missing.exitCode).toBe(1);
    expect(missing.stderr).toContain('no existe o no se puede abrir');
  });

  it('writes the files of an export and says their fingerprints', async () => {
    const out = join(temporaryFolder(), 'salidas', 'año 2024');
    const result = await runCli('export', '--data', exampleDir, '--out', out, '--formats', 'xlsx,docx', '--json');
    expect(result.exitCode).toBe(0);
    const { files } = result.json() as {
      files: { format: string; path: string; fileName: string; sha256: string; size: number }[];
    };
    expect(files.map(({ format }) => format)).toEqual(['docx', 'xlsx']);
    for (const { path, fileName, sha256, size } of files) {
      const bytes = readFileSync(path);
      expect([dirname(path), basename(path), bytes.length]).toEqual([out, fileName, size]);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
    expect(new Set(readdirSync(out))).toEqual(new Set(files.map(({ fileName }) => fileName)));
  });

  it('writes the chapters into a copy of a document, and names what it replaced there', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'Memoria.docx');
    writeFileSync(file, await wholeMemoria());
    const before = readFileSync(file);
    const into = ['export', '--data', exampleDir, '--out', folder, '--json', '--into'];
    const result = await runCli(...into, file);
    expect(result).toMatchObject({ exitCode: 0 });
    expect(result.json()).toMatchObject({
      foundBy: 'headings',
      files: [{ format: 'docx', fileName: 'Memoria (con capítulos, borrador).docx' }],
    });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder).length).toBe(2);
    const missing = await runCli(...into, join(folder, 'otra.docx'));
    expect(missing.exitCode).toBe(1);
    expect(missing.stderr).toContain('no existe o no se puede abrir');
  });
});

describe('set, undo, redo and log', () => {
  it('change one value as a screen would, over restarts, and keep the record', async () => {
    const dataDir = copyOfFolder(exampleDir);
    const original = contents(dataDir);
    const executed = async (): Promise<unknown> => {
      const { json } = await runCli('chapter', '--data', dataDir, '--json');
      const { tables } = json() as { tables: Record<string, { rows: { cells: { text: string }[] }[] } | undefined> };
      return tables['22']?.rows[0]?.cells.slice(3).map(({ text }) => text);
    };
    const set = await runCli('set', 'targets/5000276/executed', '50', '--data', dataDir, '--year', '2024', '--json');
    expect(set.json()).toMatchObject({
      path: 'targets/5000276/executed',
      changed: true,
      state: { undo: 'Ejecutado de 5000276' },
    });
    expect(await executed()).toEqual(['51', '50', '98.0%']);
    expect((await runCli('undo', '--data', dataDir, '--json')).json()).toMatchObject({ done: 'Ejecutado de 5000276' });
    expect(await executed()).toEqual(['51', '51', '100.0%']);
    await runCli('redo', '--data', dataDir);
    expect(await executed()).toEqual(['51', '50', '98.0%']);
    const { entries } = (await runCli('log', '--data', dataDir, '--limit', '3', '--json')).json() as {
      entries: object[];
    };
    expect(entries).toMatchObject([
      { kind: 'redo', label: 'Ejecutado de 5000276' },
      { kind: 'undo', label: 'Ejecutado de 5000276' },
      { kind: 'edit', label: 'Ejecutado de 5000276', undone: false },
    ]);
    expect(contents(dataDir)).not.toBe(original);
  });

  it('say so when there is nothing to redo', async () => {
    const dataDir = copyOfFolder(exampleDir);
    const { exitCode, stderr } = await runCli('redo', '--data', dataDir);
    expect([exitCode, stderr]).toEqual([1, 'No hay nada que rehacer.\n']);
  });
});

describe('import', () => {
  const ownYear = async (): Promise<string> => {
    const { call, backend, dataDir } = openBackend({ dataDir: copyOfFolder(exampleDir) });
    const [example] = await call('years.list', {});
    await call('years.create', { year: 2024, fromYearId: example?.id ?? 0, entity: null });
    await backend.close();
    return dataDir;
  };

  it('takes the person’s own year before the example, says what it read, and is unchanged the second time', async () => {
    const dataDir = await ownYear();
    const first = await runCli('import', siafFile, '--data', dataDir, '--year', '2024', '--json');
    expect(first.exitCode).toBe(0);
    const file = {
      path: siafFile,
      profile: 'siaf-reporte-gasto',
      status: 'imported',
      totals: { pia: 22_592_838_900, pim: 57_371_280_900, devengado: 57_014_011_684 },
      lines: 1_102,
    };
    expect(first.json()).toMatchObject({ files: [file] });
    const after = contents(dataDir);
    const second = await runCli('import', siafFile, '--data', dataDir, '--year', '2024', '--json');
    expect([second.exitCode, second.json()]).toMatchObject([0, { files: [{ ...file, status: 'unchanged' }] }]);
    expect(contents(dataDir)).toBe(after);
  });

  it('changes nothing in a dry run', async () => {
    const dataDir = await ownYear();
    const before = contents(dataDir);
    const result = await runCli('import', siafFile, '--data', dataDir, '--year', '2024', '--dry-run', '--json');
    expect([result.exitCode, result.json()]).toMatchObject([0, { files: [{ status: 'ready', lines: 1_102 }] }]);
    expect(contents(dataDir)).toBe(before);
  });

  it('imports no file when one of them is refused, and says of each what is wrong with it', async () => {
    const dataDir = await ownYear();
    const before = contents(dataDir);
    const half = join(temporaryFolder(), 'mitad.xlsx');
    writeFileSync(half, readFileSync(siafFile).subarray(0, 20_000));
    const image = join(resourcesDir, 'icon.png');
    const result = await runCli('import', siafFile, image, half, '--data', dataDir, '--year', '2024', '--json');
    expect(result.exitCode).toBe(1);
    expect(result.json()).toMatchObject({
      files: [
        { path: siafFile, status: 'ready' },
        {
          path: image,
          profile: null,
          status: 'refused',
          totals: { pia: null, pim: null, devengado: null },
          lines: 0,
          problems: [
            {
              code: 'file-type-unsupported',
              severity: 'error',
              at: null,
              found: 'una imagen PNG',
              message: expect.stringContaining('imagen PNG'),
            },
          ],
        },
        { path: half, status: 'refused', problems: [{ severity: 'error' }] },
      ],
    });
    expect(result.stderr).toContain('imagen PNG');
    expect(contents(dataDir)).toBe(before);
  });

  it('refuses a file that is not of the format it was told to expect', async () => {
    const dataDir = await ownYear();
    const before = contents(dataDir);
    const result = await runCli(
      ...['import', siafFile, '--profile', 'consulta-amigable-generica', '--data', dataDir, '--year', '2024', '--json'],
    );
    expect([result.exitCode, result.json()]).toMatchObject([
      1,
      {
        files: [
          { status: 'refused', problems: expect.arrayContaining([expect.objectContaining({ code: 'other-profile' })]) },
        ],
      },
    ]);
    expect(contents(dataDir)).toBe(before);
  });

  it('refuses a file that is not there', async () => {
    const dataDir = await ownYear();
    const result = await runCli('import', 'no-existe.xlsx', '--data', dataDir, '--year', '2024', '--json');
    expect([result.exitCode, result.json()]).toMatchObject([
      1,
      { files: [{ status: 'refused', problems: [{ code: 'file-unreadable' }] }] },
    ]);
  });
});

describe('beside the open app', () => {
  it('reads, but refuses to write with a clear reason, and the app’s data stay as they were', async () => {
    const { dataDir } = openBackend({ dataDir: copyOfFolder(exampleDir) });
    const before = contents(dataDir);
    const read = await runCli('check', '--data', dataDir, '--json');
    expect(read.exitCode).toBe(0);
    const set = await runCli('set', 'targets/5000276/executed', '50', '--data', dataDir, '--json');
    expect([set.exitCode, set.json()]).toMatchObject([1, { error: { code: 'data-in-use' } }]);
    expect(set.stderr).toBe('Otra ventana de Memoria UFPP está usando estos datos. Ciérrela y reintente.\n');
    expect(contents(dataDir)).toBe(before);
  });
});

describe('an unexpected error', () => {
  it('is one JSON object and exit code 1; its trace goes to the error output', async () => {
    const dataDir = copyOfFolder(exampleDir);
    rmSync(join(dataDir, 'copias'), { recursive: true, force: true });
    writeFileSync(join(dataDir, 'copias'), 'a file where the folder should be');
    const result = await runCli('backup', '--data', dataDir, '--json');
    expect([result.exitCode, result.json()]).toMatchObject([1, { error: { code: 'internal', detail: {} } }]);
    expect(result.stderr).toContain('EEXIST');
  });

  it('of the copy of the day keeps nobody from working, and is told and noted', async () => {
    const dataDir = copyOfFolder(exampleDir);
    rmSync(join(dataDir, 'copias'), { recursive: true, force: true });
    writeFileSync(join(dataDir, 'copias'), 'a file where the folder should be');
    const result = await runCli('set', 'targets/5000276/executed', '50', '--data', dataDir, '--json');
    expect([result.exitCode, result.json()]).toMatchObject([0, { changed: true }]);
    expect(result.stderr).toContain('EEXIST');
    expect(readFileSync(join(dataDir, 'errores.log'), 'utf8')).toContain('EEXIST');
  });
});

describe('verify and backup', () => {
  it('a copy holds the same, outside of the database’s own file', async () => {
    const dataDir = copyOfFolder(exampleDir);
    const { path } = (await runCli('backup', '--data', dataDir, '--json')).json() as { path: string };
    expect(dirname(path)).toBe(join(dataDir, 'copias'));
    expect(basename(path)).toMatch(/^memoria-\d{4}-\d\d-\d\d-\d{6}-manual\.sqlite$/);
    const restored = temporaryFolder();
    writeFileSync(join(restored, 'memoria.sqlite'), readFileSync(path));
    expect(contents(restored)).toBe(contents(dataDir));
    expect((await runCli('verify', '--data', restored, '--json')).json()).toEqual({ ok: true, damage: [] });
  });

  it('finds a record that was altered by hand, and evidence that was replaced', async () => {
    const dataDir = copyOfFolder(exampleDir);
    const db = new Database(join(dataDir, 'memoria.sqlite'));
    db.exec("UPDATE edit_log SET label = 'otra cosa' WHERE id = 1");
    db.exec("UPDATE source_file SET compressed = x'00' WHERE name LIKE '%.xls'");
    db.exec('PRAGMA foreign_keys = OFF; DELETE FROM unit_of_measure WHERE id = 1;');
    db.close();
    const result = await runCli('verify', '--data', dataDir, '--json');
    expect(result.exitCode).toBe(1);
    expect(result.json()).toMatchObject({
      ok: false,
      damage: [
        { kind: 'reference', table: 'target', parent: 'unit_of_measure' },
        { kind: 'record', year: 2024, entryId: 1, message: 'Registro del año 2024 alterado desde el asiento 1.' },
        { kind: 'source-file', name: 'ConsultaAmigable_Generica_2024.xls' },
      ],
    });
  });

  it('refuses a damaged file in words, and leaves it as it is', async () => {
    const dataDir = copyOfFolder(exampleDir);
    const path = join(dataDir, 'memoria.sqlite');
    const bytes = readFileSync(path).fill(0x5a, 8192, 40_960);
    writeFileSync(path, bytes);
    const result = await runCli('verify', '--data', dataDir, '--json');
    expect([result.exitCode, result.json()]).toMatchObject([1, { error: { code: 'damaged-database' } }]);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });
});
