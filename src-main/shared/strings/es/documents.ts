/** Fixed words of the printed documents: around the tables, in headers and footers, and in the names of the files. */
export const documents = {
  caption: (label: string, title: string): string => `${label}: ${title}`,
  source: 'Fuente:',
  preparedBy: 'Elaboración:',
  contents: 'Contenido',
  listOfTables: 'Índice de tablas',
  listOfCharts: 'Índice de gráficos',
  pageWord: 'Página',
  pageOf: 'de',
  draft: 'Borrador',
  example: 'Ejemplo',
  changedOn: (date: string): string => `Datos modificados el ${date}`,
  markSeparator: ' · ',
  /** Paragraph styles as Word lists them. */
  styles: {
    body: 'Memoria Texto',
    lead: 'Memoria Actividad',
    tableCaption: 'Memoria Título de tabla',
    chartCaption: 'Memoria Título de gráfico',
    tableText: 'Memoria Tabla texto',
    tableNumber: 'Memoria Tabla número',
    tableHeading: 'Memoria Tabla encabezado',
    note: 'Memoria Nota de tabla',
    source: 'Memoria Fuente',
    contentsHeading: 'Memoria Título de índice',
    chart: 'Memoria Gráfico',
  },
  tableSheet: (number: number): string => `Tabla ${number}`,
  chartSheet: (number: number): string => `Gráfico ${number}`,
  millions: 'Millones de soles',
  category: 'Categoría',
  /** `chapters`: the numbers of the chapters, "4" and "5". Drafts never take the name of a final issue. */
  fileName: (year: number, chapters: readonly string[], draft: boolean): string =>
    `Memoria ${year}${chapterNames(chapters)}${draft ? ' (borrador)' : ''}`,
} as const;

function chapterNames(chapters: readonly string[]): string {
  if (chapters.length === 0) return '';
  if (chapters.length === 1) return ` - capítulo ${chapters[0]}`;
  return ` - capítulos ${chapters.slice(0, -1).join(', ')} y ${chapters.at(-1)}`;
}
