import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createUploads } from '#backend/imports/uploads.ts';
import { temporaryFolder } from '../../helpers/backend.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a file on its way in', () => {
  it('arrives in pieces, whole, under a name of the program', () => {
    const folder = join(temporaryFolder(), 'temporal');
    const uploads = createUploads(folder);
    const handle = uploads.begin({ name: '../../etc/passwd', size: 6 });
    expect(uploads.append(handle, bytes('abc'))).toBe(3);
    expect(uploads.append(handle, bytes('def'))).toBe(6);
    const { path, name } = uploads.complete(handle);
    expect(name).toBe('passwd');
    expect(dirname(path)).toBe(folder);
    expect(readFileSync(path, 'utf8')).toBe('abcdef');
    uploads.discard(handle);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused and removed when a piece is missing or one is too many', () => {
    const folder = temporaryFolder();
    const uploads = createUploads(folder);
    const short = uploads.begin({ name: 'a', size: 6 });
    uploads.append(short, bytes('abc'));
    expect(() => uploads.complete(short)).toThrow('upload-broken');
    const long = uploads.begin({ name: 'a', size: 2 });
    expect(() => uploads.append(long, bytes('abc'))).toThrow('upload-broken');
    expect(() => uploads.append('unknown', bytes('a'))).toThrow('upload-broken');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of the person is read where it lies and never removed', () => {
    const path = join(temporaryFolder(), 'mío.xls');
    writeFileSync(path, 'x');
    const uploads = createUploads(temporaryFolder());
    const handle = uploads.adopt(path);
    expect(uploads.complete(handle)).toMatchObject({ path, name: 'mío.xls' });
    expect(() => uploads.append(handle, bytes('y'))).toThrow('upload-broken');
    uploads.close();
    expect(existsSync(path)).toBe(true);
  });

  it('leaves nothing behind when the program closes', () => {
    const folder = temporaryFolder();
    const uploads = createUploads(folder);
    uploads.begin({ name: 'a', size: 5 });
    uploads.close();
    expect(readdirSync(folder)).toEqual([]);
  });
});
