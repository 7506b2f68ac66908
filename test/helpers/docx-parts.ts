import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Hand-made Word documents: what the review must read whatever program wrote it. */
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const other =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"';

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** One run for each text given. */
export const paragraph = (...texts: readonly string[]): string =>
  `<w:p>${texts.map((text) => run(text)).join('')}</w:p>`;

export const heading = (text: string): string => `<w:p><w:pPr><w:pStyle w:val="Ttulo1"/></w:pPr>${run(text)}</w:p>`;

/** The first row is the heading. */
export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl><w:tblPr/>${rows
    .map(
      (cells, index) =>
        `<w:tr>${index === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells
          .map((text) => `<w:tc><w:tcPr/>${paragraph(text)}</w:tc>`)
          .join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`;

/** In both forms that Word writes: the newer one is the one that shows. */
export const textBox = (text: string): string =>
  `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${paragraph(text)}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${paragraph(text)}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;

export const footnoteMark = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;

export const footnote = (id: number, text: string): string =>
  `<w:footnote w:id="${id}">${paragraph(text)}</w:footnote>`;

export type DocxOptions = {
  /** `footnote(…)` of the notes that the body marks. */
  readonly footnotes?: string;
  /** Further parts by path, or others in the place of ours. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
};

/** A package around the XML of a body. */
export function docx(body: string, { footnotes, parts = {} }: DocxOptions = {}): Uint8Array {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const relations = (inner: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const all: Record<string, string | Uint8Array> = {
    '[Content_Types].xml':
      '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'word/document.xml')),
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${word} ${other}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/styles.xml': `<?xml version="1.0" encoding="UTF-8"?><w:styles ${word}><w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    'word/_rels/document.xml.rels': relations(
      relation('rId1', 'styles', 'styles.xml') + (footnotes ? relation('rId2', 'footnotes', 'footnotes.xml') : ''),
    ),
    'word/media/image1.png': Uint8Array.from([137, 80, 78, 71, 0, 1, 2, 3]),
    ...(footnotes && { 'word/footnotes.xml': `<w:footnotes ${word}>${footnotes}</w:footnotes>` }),
    ...parts,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(all).map(([path, text]) => [path, typeof text === 'string' ? strToU8(text) : text]),
    ),
  );
}

/** A part as text. */
export const partOf = (bytes: Uint8Array, path: string): string =>
  strFromU8(unzipSync(bytes)[path] ?? new Uint8Array());
