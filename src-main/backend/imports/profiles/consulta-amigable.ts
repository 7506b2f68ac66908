import type { RawSheet } from '#shared/domain/imports.ts';
import { plain } from './headings.ts';

/** Columns of the portal's result, by heading; which of them a file has depends on its year (formats.md §1.4). */
const HEADINGS = {
  pia: 'pia',
  pim: 'pim',
  certificado: 'certificacion',
  compromiso: 'compromiso anual',
  devengado: 'devengado',
  girado: 'girado',
} as const;
export type ConsultaColumn = keyof typeof HEADINGS;

/** A level of the path above the table: "Unidad Ejecutora 005-1066: …". Its row carries the level's own totals. */
export type Level = { readonly row: number; readonly label: string; readonly code: string; readonly name: string };

/** Where the parts of a Consulta Amigable page stand; rows and columns are indexes into the sheet, from 0. */
export type ConsultaLayout = {
  /** What the rows are: "Genérica", "Rubro", "Mes" … as the page says it. */
  readonly pivot: string;
  readonly conceptColumn: number;
  readonly columns: ReadonlyMap<ConsultaColumn, number>;
  /** Where the commitment of each month stands, a stage that only rows by month can tell apart. */
  readonly monthlyColumn: number | null;
  /** Where the portal's own "Avance %" stands. */
  readonly progressColumn: number | null;
  readonly headerRow: number;
  readonly firstRow: number;
  readonly levels: readonly Level[];
  readonly year: string | null;
  readonly date: string | null;
  readonly included: string | null;
};

/** The result of an expenditure query, whether exported, or opened in Excel and saved again; `null` for anything else. */
export function consultaLayout(sheet: RawSheet): ConsultaLayout | null {
  const [header] = headerRows(sheet);
  if (!header) return null;
  const facts = pageFacts(sheet, header.row);
  if (facts.year === null || isIncome(sheet)) return null;
  const below = sheet.rows[header.row + 1] ?? [];
  const columns = columnsOf(sheet.rows[header.row] ?? [], below);
  const twoRows = plain(below[header.concept] ?? '') === '' && below.some((cell) => plain(cell) === HEADINGS.devengado);
  return {
    pivot: (sheet.rows[header.row]?.[header.concept] ?? '').trim(),
    conceptColumn: header.concept,
    columns,
    monthlyColumn: columnOf(MONTHLY, sheet.rows[header.row] ?? []) ?? columnOf(MONTHLY, below),
    progressColumn: columnOf(PROGRESS, sheet.rows[header.row] ?? []),
    headerRow: header.row,
    firstRow: header.row + (twoRows ? 2 : 1),
    levels: levelsAbove(sheet, header.row, header.concept),
    ...facts,
  };
}

/**
 * The sheet once for each query result in it, with the rows of the others emptied so that addresses stay: people paste two
 * results under each other (formats.md §1.4). A sheet with one result or none is itself its only block.
 */
export function consultaBlocks(sheet: RawSheet): readonly { readonly block: RawSheet; readonly row: number }[] {
  const headers = headerRows(sheet);
  if (headers.length < 2) return [{ block: sheet, row: 1 }];
  const starts = headers.map((_, index) => (index === 0 ? 0 : endOfResult(sheet, headers[index - 1])));
  return starts.map((start, index) => ({
    block: {
      name: sheet.name,
      rows: sheet.rows.map((cells, row) =>
        row >= start && row < (starts[index + 1] ?? sheet.rows.length) ? cells : [],
      ),
    },
    row: start + 1,
  }));
}

/** The first row after the data of a result: one without concept or without any figure beside it. */
function endOfResult(sheet: RawSheet, header: { readonly row: number; readonly concept: number } | undefined): number {
  if (!header) return 0;
  let row = header.row + 1;
  if (plain(sheet.rows[row]?.[header.concept] ?? '') === '') row++;
  const isData = (cells: readonly string[]): boolean =>
    (cells[header.concept] ?? '').trim() !== '' && cells.slice(header.concept + 1).some((cell) => /\d/.test(cell));
  while (row < sheet.rows.length && isData(sheet.rows[row] ?? [])) row++;
  return row;
}

/** An income query: another page of the same portal, with the same first columns (sample of a frequent mistake). */
export function isIncome(sheet: RawSheet): boolean {
  const head = sheet.rows.slice(0, HEAD_ROWS);
  return head.some((row) =>
    row.some((cell) => {
      const text = cell === '' ? '' : plain(cell);
      return text === 'recaudado' || text.includes('consulta amigable de ingresos');
    }),
  );
}

/** The title and the path stand in the first rows; a sheet of data is not searched to its end. */
const HEAD_ROWS = 200;
/** Within these a second result may start. */
const BLOCK_ROWS = 5_000;

function headerRows(sheet: RawSheet): readonly { row: number; concept: number }[] {
  return sheet.rows.slice(0, BLOCK_ROWS).flatMap((cells, row) => {
    const pia = cells.findIndex(isPia);
    return pia > 0 && plain(cells[pia + 1] ?? '') === HEADINGS.pim ? [{ row, concept: pia - 1 }] : [];
  });
}

/** Asked of every cell of a workbook of 40 000 rows, so it looks at the length first. */
const isPia = (cell: string): boolean => cell.length > 2 && cell.length < 10 && /^\s*pia\s*$/i.test(cell);

const PROGRESS = 'avance %';
const MONTHLY = 'atencion de compromiso mensual';

function columnOf(heading: string, row: readonly string[]): number | null {
  const column = row.findIndex((cell) => plain(cell) === heading);
  return column < 0 ? null : column;
}

function columnsOf(first: readonly string[], second: readonly string[]): ReadonlyMap<ConsultaColumn, number> {
  const columns = new Map<ConsultaColumn, number>();
  const width = Math.max(first.length, second.length);
  for (const [column, heading] of Object.entries(HEADINGS) as [ConsultaColumn, string][])
    for (let index = 0; index < width; index++)
      if (!columns.has(column) && (plain(first[index] ?? '') === heading || plain(second[index] ?? '') === heading))
        columns.set(column, index);
  return columns;
}

/** Title, year, date and scope: one cell with several lines in the export, one row each in a saved copy. */
function pageFacts(sheet: RawSheet, headerRow: number): Pick<ConsultaLayout, 'year' | 'date' | 'included'> {
  const lines = sheet.rows.slice(0, headerRow).flatMap((row) => row.flatMap((cell) => cell.split('\n')));
  const after = (label: RegExp): string | null => {
    // The last one counts: who saves a page over an older one leaves the older date above it.
    const found = lines.findLast((line) => label.test(plain(line)));
    return found === undefined ? null : found.slice(found.indexOf(':') + 1).trim();
  };
  const year = after(/^ano de ejecucion:/);
  return {
    year: year !== null && /^\d{4}$/.test(year) ? year : null,
    date: after(/^fecha de la consulta:/),
    included: after(/^incluye:/),
  };
}

function levelsAbove(sheet: RawSheet, headerRow: number, concept: number): readonly Level[] {
  return sheet.rows.slice(0, headerRow).flatMap((cells, row) => {
    const text = (cells[concept] ?? '').trim();
    // A title is text alone; a level has its amounts beside it.
    if (text === '' || !cells.slice(concept + 1).some((cell) => /\d/.test(cell))) return [];
    const match = /^([^\d:]{1,60}?)\s+([\dA-Z][\dA-Z-]*):\s*(.*)$/.exec(text);
    if (match) return [{ row, label: match[1] ?? '', code: match[2] ?? '', name: match[3] ?? '' }];
    return plain(text) === 'total' ? [{ row, label: text, code: '', name: '' }] : [];
  });
}
