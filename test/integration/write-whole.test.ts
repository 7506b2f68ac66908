import { chmodSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeWhole } from '#backend/platform/files/write-whole.ts';
import { temporaryFolder } from '../helpers/backend.ts';
import { holdFile } from '../helpers/held-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('writing an output', () => {
  it('puts the whole file in place and nothing beside it', async () => {
    const folder = temporaryFolder();
    await writeWhole(join(folder, 'Memoria año.docx'), bytes('nuevo'));
    expect(readdirSync(folder)).toEqual(['Memoria año.docx']);
    expect(readFileSync(join(folder, 'Memoria año.docx'), 'utf8')).toBe('nuevo');
  });

  it('replaces an earlier file', async () => {
    const path = join(temporaryFolder(), 'a.pdf');
    writeFileSync(path, 'viejo y más largo');
    await writeWhole(path, bytes('nuevo'));
    expect(readFileSync(path, 'utf8')).toBe('nuevo');
  });

  it('refuses a folder that is not there and creates none', async () => {
    const folder = temporaryFolder();
    await expect(writeWhole(join(folder, 'no existe', 'a.pdf'), bytes('x'))).rejects.toMatchObject({
      code: 'output-failed',
      detail: { name: 'a.pdf' },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves what it could not replace as it was, and nothing half written', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'a.pdf'));
    writeFileSync(join(folder, 'a.pdf', 'dentro.txt'), 'x');
    await expect(writeWhole(join(folder, 'a.pdf'), bytes('nuevo'))).rejects.toMatchObject({ code: 'output-failed' });
    expect(readdirSync(folder)).toEqual(['a.pdf']);
    expect(readdirSync(join(folder, 'a.pdf'))).toEqual(['dentro.txt']);
  });

  it.each(['EPERM', 'EBUSY', 'EACCES'])(
    'waits for a file that another program holds for a moment (%s)',
    async (code) => {
      const path = join(temporaryFolder(), 'a.pdf');
      writeFileSync(path, 'viejo');
      const held = holdFile(path, code, 2);
      await writeWhole(path, bytes('nuevo'));
      expect(held()).toBe(2);
      expect(readFileSync(path, 'utf8')).toBe('nuevo');
    },
  );

  it('tells any other failure of the last step at once, and leaves nothing half written', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.pdf');
    writeFileSync(path, 'viejo');
    const held = holdFile(path, 'EIO');
    await expect(writeWhole(path, bytes('nuevo'))).rejects.toMatchObject({
      code: 'output-failed',
      detail: { name: 'a.pdf', cause: 'EIO' },
    });
    expect(held()).toBe(1);
    expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['a.pdf'], 'viejo']);
  });

  it('clears what a killed program left of the same file, and nothing else', async () => {
    const folder = temporaryFolder();
    const write = (name: string, secondsAgo: number): void => {
      writeFileSync(join(folder, name), 'a medias');
      utimesSync(join(folder, name), new Date(), new Date(Date.now() - secondsAgo * 1000));
    };
    write('.a.pdf.0123456789ab.tmp', 120);
    const stays = ['.a.pdf.ffffffffffff.tmp', '.a.pdf.tmp', '.a.pdf.0123456789AB.tmp.bak', '.b.pdf.0123456789ab.tmp'];
    write('.a.pdf.ffffffffffff.tmp', 20); // another program may be writing it now
    for (const name of stays.slice(1)) write(name, 120);
    await writeWhole(join(folder, 'a.pdf'), bytes('nuevo'));
    expect(readdirSync(folder).toSorted()).toEqual([...stays, 'a.pdf'].toSorted());
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('refuses a read-only folder', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    await expect(writeWhole(join(folder, 'a.pdf'), bytes('x'))).rejects.toMatchObject({ code: 'output-failed' });
    chmodSync(folder, 0o700);
    expect(readdirSync(folder)).toEqual([]);
  });
});
