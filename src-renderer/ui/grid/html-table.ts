/** A cell of a copied table: the text a person sees, and the exact number behind it where the program that copied says so. */
export type HtmlCell = { readonly text: string; readonly exact: string | null };

/**
 * The table of an HTML clipboard, as Excel, LibreOffice and Word write it (EG4). Paragraphs and `<br>` inside of a cell are
 * its line breaks; a merged cell is its text and empty cells. Nothing is rendered and no script can run: this is a reader of
 * text. @returns `null` where there is no table, more than one, one inside another, or text beside it: then the plain text
 * says more
 */
export function parseHtmlTable(html: string): readonly (readonly HtmlCell[])[] | null {
  if (html.length > maxLength || !/<table[\s>]/i.test(html)) return null;
  const builder = new TableBuilder();
  for (const [, comment, tag, closing, attributes, text] of html.matchAll(tokens)) {
    if (comment !== undefined) continue;
    if (tag !== undefined) builder.tag(tag.toLowerCase(), closing === '/', attributes ?? '');
    else if (text !== undefined) builder.text(decoded(text.replace(/\s+/g, ' ')));
  }
  return builder.table();
}

const maxLength = 20_000_000;
const maxSpan = 1_000;
/** Comments (with Word's conditional ones and CDATA), style and script with their content, tags, text. */
const tokens =
  /(<!--[\s\S]*?-->|<![^>]*>|<\?[^>]*>|<(?:style|script|title|xml)\b[^>]*>[\s\S]*?<\/(?:style|script|title|xml)>)|<(?=\/?([a-z][\w:-]*))(\/?)[a-z][\w:-]*((?:[^>"']|"[^"]*"|'[^']*')*)>|([^<]+|<)/gi;

class TableBuilder {
  readonly #rows: HtmlCell[][] = [];
  /** Cells that a merged cell of an earlier row covers, by row and column. */
  readonly #covered = new Set<string>();
  #cell: { text: string; attributes: string; paragraphEnded: boolean } | null = null;
  #tables = 0;
  #open = 0;
  #strayText = false;

  tag(name: string, closing: boolean, attributes: string): void {
    if (name === 'table') this.#onTable(closing);
    else if (name === 'tr') {
      this.#endCell();
      if (!closing) this.#rows.push([]);
    } else if (name === 'td' || name === 'th') {
      this.#endCell();
      if (!closing) this.#cell = { text: '', attributes, paragraphEnded: false };
    } else if (this.#cell && name === 'br' && !closing) this.#cell.text += '\n';
    else if (this.#cell && (name === 'p' || name === 'div' || name === 'li')) {
      if (closing) this.#cell.paragraphEnded = true;
    }
  }
  text(text: string): void {
    if (this.#cell) {
      const isBlank = text.trim() === '';
      if (this.#cell.paragraphEnded && !isBlank && this.#cell.text !== '') this.#cell.text += '\n';
      if (!isBlank) this.#cell.paragraphEnded = false;
      this.#cell.text += text;
    } else if (text.trim() !== '') this.#strayText = true;
  }
  table(): readonly (readonly HtmlCell[])[] | null {
    this.#endCell();
    const rows = this.#rows.filter((row) => row.length > 0);
    return this.#tables === 1 && !this.#strayText && rows.length > 0 ? rows : null;
  }

  #onTable(closing: boolean): void {
    this.#endCell();
    this.#open += closing ? -1 : 1;
    if (!closing) this.#tables += 1;
  }
  #endCell(): void {
    const cell = this.#cell;
    if (!cell) return;
    this.#cell = null;
    if (this.#rows.length === 0) this.#rows.push([]);
    const index = this.#rows.length - 1;
    const row = this.#rows[index] ?? [];
    while (this.#covered.delete(`${index}/${row.length}`)) row.push(none);
    const across = spanOf(cell.attributes, 'colspan');
    const down = spanOf(cell.attributes, 'rowspan');
    for (let below = 1; below < down; below++)
      for (let col = 0; col < across; col++) this.#covered.add(`${index + below}/${row.length + col}`);
    const text = cell.text.replace(/ *\n */g, '\n').replace(/^[ \n]+|[ \n]+$/g, '');
    row.push({ text, exact: attribute(cell.attributes, 'sdval') ?? attribute(cell.attributes, 'x:num') });
    for (let col = 1; col < across; col++) row.push(none);
  }
}

const none: HtmlCell = { text: '', exact: null };

function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return found ? (found[1] ?? found[2] ?? found[3] ?? null) : null;
}
const spanOf = (attributes: string, name: string): number =>
  Math.max(1, Math.min(maxSpan, Number(attribute(attributes, name)) || 1));

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  aacute: 'á',
  eacute: 'é',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  uuml: 'ü',
  ntilde: 'ñ',
  Aacute: 'Á',
  Eacute: 'É',
  Iacute: 'Í',
  Oacute: 'Ó',
  Uacute: 'Ú',
  Uuml: 'Ü',
  Ntilde: 'Ñ',
  deg: '°',
  ordf: 'ª',
  ordm: 'º',
};
const decoded = (text: string): string =>
  text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi,
    (whole, hex?: string, decimal?: string, name = '') => {
      const code = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : null;
      if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      return named[name] ?? whole;
    },
  );

/**
 * The table that Word pastes as a table, and Excel and LibreOffice as numbers at full precision (EG3). Codes such as 0073
 * are marked as text, or Excel would drop their zeros.
 */
export function htmlTable(rows: readonly (readonly HtmlCell[])[], headings: readonly string[] = []): string {
  const head = headings.map((text) => `<th style="font-weight:bold;background:#E8EDF4">${escaped(text)}</th>`).join('');
  const body =
    (head === '' ? '' : `<tr>${head}</tr>`) + rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('');
  return `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table border="1" style="border-collapse:collapse">${body}</table></body></html>`;
}

function cellHtml({ text, exact }: HtmlCell): string {
  const shown = escaped(text);
  return exact === null
    ? `<td style="mso-number-format:'\\@'">${shown}</td>`
    : `<td align="right" x:num="${exact}" sdval="${exact}" style="${numberFormat(text)}">${shown}</td>`;
}
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => escapes[char] ?? char).replaceAll('\n', '<br>');
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Excel's own number format for what is shown: "#,##0.00", "0.0%". */
function numberFormat(shown: string): string {
  const decimals = /\.(\d+)/.exec(shown)?.[1]?.length ?? 0;
  const part = decimals === 0 ? '' : `\\.${'0'.repeat(decimals)}`;
  return shown.endsWith('%') ? `mso-number-format:'0${part}%'` : `mso-number-format:'\\#\\,\\#\\#0${part}'`;
}
