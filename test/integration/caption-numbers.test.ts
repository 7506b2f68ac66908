import { describe, expect, it } from 'vitest';
import { mergeChapters } from '#backend/chapter/into-document/merge.ts';
import { chapter2024 } from '../helpers/chapter-2024.ts';
import { draftInfo, xmlText } from '../helpers/documents.ts';
import { docx, heading, paragraph, partOf, run } from '../helpers/docx-parts.ts';

const ours = { model: chapter2024(), info: draftInfo, keep: [] };

/** A field as Word writes it, and as other programs do. */
const complex = (code: string, shown: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown, '<w:noProof/>')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const simple = (code: string, shown: string): string => `<w:fldSimple w:instr=" ${code} ">${run(shown)}</w:fldSimple>`;
const bookmark = (id: number, name: string, inside: string): string =>
  `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${inside}<w:bookmarkEnd w:id="${id}"/>`;
const p = (...inside: readonly string[]): string => `<w:p>${inside.join('')}</w:p>`;
const entry = (anchor: string, number: string, title: string): string =>
  p(`<w:hyperlink w:anchor="${anchor}">${run('Tabla N° ')}${run(number)}${run(title)}</w:hyperlink>`);

const count = 'SEQ Tabla_N° \\* ARABIC';

/** Numbers of the report in the places that must follow: captions of chapter 6, their references and list entries. */
const report = (
  [first, second, chart]: readonly [string, string, string],
  { caption = p(run('Tabla N° '), complex(count, '18'), run(': PIM')), more = '' } = {},
): string =>
  [
    entry('_Toc1', '17', ': Personal'),
    entry('_Toc3', second, ': Premios de 25 años'),
    heading('3. Personal'),
    p(bookmark(1, '_Toc1', `${run('Tabla N° ')}${complex(`${count} \\r 17`, '17')}${run(': Personal')}`)),
    p(
      run('Véase la '),
      complex('REF _Ref3 \\h', `Tabla N° ${second}`),
      run(' y la página '),
      simple('PAGEREF _Ref3', '19'),
    ),
    p(run('Gráfico '), simple('SEQ Gráfico \\* ARABIC', '1')),
    p(run('Cuadro '), simple('SEQ Cuadro', '7'), run(': before ours, and nobody’s to correct')),
    heading('4. Programación y ejecución Presupuestal'),
    caption,
    heading('5. Indicadores'),
    paragraph('Sin tablas.'),
    heading('6. Reconocimiento'),
    p(run('Tabla N° '), complex(`${count} \\* MERGEFORMAT`, first), run(': Talleres, 19 en total')),
    p(
      bookmark(
        2,
        '_Toc3',
        `${bookmark(3, '_Ref3', `${run('Tabla N° ')}${simple(count, second)}`)}${run(': Premios de 25 años')}`,
      ),
    ),
    p(run('Gráfico '), simple('SEQ Gráfico \\* ARABIC', chart)),
    p(run('Como dice la '), simple('REF _Ref3 \\h', `Tabla N° ${second}`)),
    more,
  ].join('');

const merge = async (body: string): Promise<string> =>
  partOf((await mergeChapters(docx(body), ours)).bytes, 'word/document.xml');
/** Without chapters 4 and 5. */
const outside = (xml: string): string =>
  [
    xml.slice(
      xml.indexOf('<w:body>'),
      xml.lastIndexOf('<w:p>', xml.indexOf('>4. Programación y ejecución Presupuestal<')),
    ),
    xml.slice(xml.indexOf(heading('6. Reconocimiento')), xml.lastIndexOf('<w:sectPr')),
  ].join('|');
/** Those of ours: the report writes a space before the name. */
const seq = (xml: string): readonly string[] =>
  [...xml.matchAll(/w:instr="(SEQ [^"]*)"/g)].map(([, code = '']) => code.trim());

describe('captions behind our chapters in a report', async () => {
  const before = report(['19', '20', '2']);
  const result = await merge(before);

  it('count on from ours, with their references and list entries, and no other character of the rest changes', () => {
    const body = (text: string): string => `<w:body>${text}<w:sectPr/>`;
    expect(outside(result)).toBe(outside(body(report(['24', '25', '5']))));
    expect(outside(result)).not.toBe(outside(body(before)));
  });

  it('are one count with ours, whatever the report calls it', () => {
    expect(seq(result)).toEqual([
      'SEQ Tabla_N° \\* ARABIC \\r 18',
      ...Array.from({ length: 4 }, () => 'SEQ Tabla_N° \\* ARABIC'),
      'SEQ Gráfico \\* ARABIC \\r 4',
      'SEQ Tabla_N° \\* ARABIC',
    ]);
  });

  it('stay when the chapters are put there again', async () => {
    const again = await mergeChapters(
      docx(result.slice(result.indexOf('<w:body>') + '<w:body>'.length, result.lastIndexOf('<w:sectPr'))),
      ours,
    );
    expect(outside(partOf(again.bytes, 'word/document.xml'))).toBe(outside(result));
  });
});

it.each([
  [
    'stands in a text box',
    `<w:p><w:r><w:txbxContent>${p(run('Tabla N° '), simple(count, '21'))}</w:txbxContent></w:r></w:p>`,
  ],
  ['is counted by chapter', p(run('Tabla N° '), simple('SEQ Tabla_N° \\* ARABIC \\s 1', '21'))],
  ['is no number', p(run('Tabla N° '), simple(count, '¡Error!'))],
  ['is written in letters', p(run('Tabla N° '), simple('SEQ Tabla_N° \\* ROMAN', 'XXI'))],
])('leaves a count to Word of which one %s, and follows the others', async (_, more) => {
  const result = outside(await merge(report(['19', '20', '2'], { more })));
  expect(result).toBe(outside(`<w:body>${report(['19', '20', '5'], { more })}<w:sectPr/>`));
});

it('follows a caption whose bookmarks no Word has written', async () => {
  const caption = (number: string): string =>
    p(
      '<w:bookmarkStart w:id="(" w:name="[a"/>',
      bookmark(9, 'Tabla_útil', `${run('Tabla N° ')}${simple(count, number)}`),
      '<w:bookmarkEnd w:id="("/>',
      simple('REF Tabla_útil', `Tabla N° ${number}`),
    );
  const result = outside(await merge(report(['19', '20', '2'], { more: caption('21') })));
  expect(result).toBe(outside(`<w:body>${report(['24', '25', '5'], { more: caption('26') })}<w:sectPr/>`));
});

it('leaves numbers that are typed as they are', async () => {
  const typed = p(run('Tabla N° 30: Otras'));
  const result = await merge(report(['19', '20', '2'], { more: typed }));
  expect(xmlText(result)).toContain('Tabla N° 30: Otras');
});
