import { strToU8, zipSync } from 'fflate';
import { page } from './consulta-pages.ts';
import { siafRow, siafWorkbook } from './siaf-sheets.ts';

/** Files that want to do harm, by the row of the list of threats (features.md C-18 to C-23) they stand for. */
export type Hostile = {
  readonly threat: string;
  readonly bytes: () => Uint8Array;
  /** The problem that refuses it; `harmless`: it is read, and what is hostile in it is nothing but text. */
  readonly verdict: string | 'harmless';
};

const sheet = (sheetData: string, others: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array => {
  const parts = {
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="A" sheetId="1" r:id="r1"/><sheet name="B" sheetId="2" r:id="r2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/a.xml"/><Relationship Id="r2" Type="x/worksheet" Target="http://example.invalid/b.xml" TargetMode="External"/></Relationships>',
    'xl/worksheets/a.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...others,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content]),
    ),
    { level: 9 },
  );
};

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

/** Every entry of the directory points to the one part that is there: many times its size without its bytes. */
function overlapping(): Uint8Array {
  const entries = 1_500;
  const one = zipSync({ 'xl/workbook.xml': new Uint8Array(4 * 2 ** 20) }, { level: 9 });
  const view = new DataView(one.buffer);
  const directory = view.getUint32(one.length - 6, true);
  const entry = one.slice(directory, one.length - 22);
  const end = one.slice(one.length - 22);
  const endView = new DataView(end.buffer);
  endView.setUint16(8, entries, true);
  endView.setUint16(10, entries, true);
  endView.setUint32(12, entry.length * entries, true);
  return Buffer.concat([one.slice(0, directory), ...Array.from({ length: entries }, () => entry), end]);
}

/** What parts may unpack to in these tests: making a bomb for the real limit takes longer than finding it. */
export const unpackedLimit = 16 * 2 ** 20;

const bomb = (): Uint8Array => zipSync({ 'xl/worksheets/a.xml': new Uint8Array(unpackedLimit + 1) }, { level: 9 });

const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index || ''};`.repeat(10)}">`,
).join('')}]><worksheet><sheetData><row><c t="str"><v>&lol9;</v></c></row></sheetData></worksheet>`;

const pageWith = (html: string): Uint8Array =>
  Buffer.from(Buffer.from(page()).toString('latin1').replace('<table', `${html}<table`), 'latin1');

export const hostileFiles: Readonly<Record<string, Hostile>> = {
  'a zip that unpacks to a thousand times its size': { threat: 'C-19', bytes: bomb, verdict: 'file-too-large' },
  'a directory with one part a thousand times': { threat: 'C-19', bytes: overlapping, verdict: 'file-too-large' },
  'a zip in a zip': {
    threat: 'C-19',
    bytes: () => zipSync({ 'a.zip': zipSync({ 'b.zip': zipSync({ 'c.csv': strToU8('a;b') }) }) }),
    verdict: 'zip-without-table',
  },
  'two thousand parts and more': {
    threat: 'C-19',
    bytes: () =>
      zipSync(Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`xl/${index}.xml`, strToU8('<a/>')]))),
    verdict: 'file-too-large',
  },
  'a cell beyond the last row of Excel': {
    threat: 'C-19',
    bytes: () => sheet('<row r="1048577"><c r="XFD1048577"><v>1</v></c></row>'),
    verdict: 'file-unreadable',
  },
  'a million laughs': {
    threat: 'C-20',
    bytes: () => sheet('', { 'xl/worksheets/a.xml': laughs }),
    verdict: 'file-unreadable',
  },
  'an entity that is a file of the machine': {
    threat: 'C-20',
    bytes: () =>
      sheet('', {
        'xl/worksheets/a.xml':
          '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&e;</v></c></row></sheetData></worksheet>',
      }),
    verdict: 'file-unreadable',
  },
  'a declaration in UTF-16, where a search for its letters does not see it': {
    threat: 'C-20',
    bytes: () => sheet('', { 'xl/worksheets/a.xml': utf16(laughs) }),
    verdict: 'file-unreadable',
  },
  'elements a million deep': {
    threat: 'C-20',
    bytes: () => sheet(`<row>${'<c>'.repeat(1_000_000)}`),
    verdict: 'file-unreadable',
  },
  'parts named as paths out of the folder, a program, and a sheet on another machine': {
    threat: 'C-21',
    bytes: () =>
      sheet('<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://example.invalid")</f><v>hola</v></c></row>', {
        '../../../../tmp/memoria-evil.xml': '<x/>',
        'xl/vbaProject.bin': Uint8Array.of(1, 2, 3),
      }),
    verdict: 'nothing-recognised',
  },
  'a page with scripts, pictures and another base': {
    threat: 'C-22',
    bytes: () =>
      pageWith(
        '<base href="http://example.invalid/"><script>globalThis.polluted = 1</script><img src=x onerror="globalThis.polluted = 1"><style>@import "http://example.invalid/a.css"</style>',
      ),
    verdict: 'harmless',
  },
  'spans of billions of cells': {
    threat: 'C-22',
    bytes: () => pageWith('<table><tr><td colspan="4294967295" rowspan="4294967295">x</td></tr></table>'.repeat(400)),
    verdict: 'harmless',
  },
  'a million tables in each other': {
    threat: 'C-22',
    bytes: () => strToU8('<table><tr><td>'.repeat(1_000_000)),
    verdict: 'file-truncated',
  },
  'headings and cells named as what objects are made of': {
    threat: 'C-23',
    bytes: () =>
      strToU8(
        '__proto__;constructor;toString;prototype\n__proto__;constructor;{"polluted":1};polluted\nhasOwnProperty;valueOf;1;2\n',
      ),
    verdict: 'nothing-recognised',
  },
  'codes named as what objects are made of': {
    threat: 'C-23',
    bytes: () =>
      siafWorkbook([
        siafRow({ rubro: '__proto__.POLLUTED', generica: 'constructor.POLLUTED' }),
        siafRow({ activ_obra_accinv: '__proto__.x' }),
      ]),
    verdict: 'harmless',
  },
  'a cell of a million spaces': {
    threat: 'C-23',
    bytes: () => strToU8(`ano_eje;mto_pim\n2024;${' '.repeat(1_000_000)}1\n`),
    verdict: 'missing-column',
  },
};
