/** The part of Emitir that puts the chapters into the institution's document. */
const into = {
  legend: 'En el documento de la institución',
  lead: 'Pone los capítulos en una copia de la memoria completa (.docx), en lugar de los que tiene. El documento elegido no se modifica.',
  file: 'Documento de Word',
  choose: 'Elegir documento',
  found: (by: 'marks' | 'headings', differences: number): string =>
    [
      by === 'marks'
        ? 'Se encontraron los capítulos que escribió este programa.'
        : 'Se encontraron los capítulos por sus títulos.',
      differences === 0
        ? 'No hay textos escritos a mano que se reemplacen.'
        : `${differences === 1 ? 'Hay 1 texto' : `Hay ${differences} textos`} del documento que ${differences === 1 ? 'difiere' : 'difieren'} de lo que se escribirá.`,
    ].join(' '),
  differences: 'Textos que se reemplazarán',
  columns: { where: 'Dónde', document: 'En el documento', ours: 'Se escribirá', keep: 'Conservar' },
  kind: { changed: 'Cambiado', removed: 'Retirado del documento', replaced: 'Reemplazado' },
  takenOut: '(retirado)',
  nothing: '(nada parecido)',
  cannotKeep: 'No se puede',
  keepAt: (where: string): string => `Conservar el texto del documento en ${where}`,
  replacedLine: (where: string, document: string, ours: string | null): string =>
    `${where === '' ? 'Capítulos' : where}: «${document === '' ? '(retirado)' : document}» → «${ours ?? '(nada parecido)'}»`,
  write: 'Escribir copia con los capítulos',
} as const;

/** Fixed words of the printed documents: around the tables, in headers and footers, and in the names of the files. */
export const documents = {
  into,
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
  unanswered: (open: Counts): string => `${countedFindings(open)} sin respuesta`,
  reconciled: (accepted: Counts): string =>
    accepted.errors + accepted.warnings === 0
      ? 'Conciliado, sin hallazgos'
      : `Conciliado: ${countedFindings(accepted)} con sustento`,
  changedOn: (date: string): string => `Datos modificados el ${date}`,
  /** `date`: where nothing else on the page says it. */
  version: (name: string | null, hash: string, date: string | null): string =>
    name === null
      ? `Datos ${hash}${date === null ? '' : ` · modificados el ${date}`}`
      : `Versión «${name}» · ${hash}${date === null ? '' : ` · datos modificados el ${date}`}`,
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
  behind: {
    total: 'Total',
    sheet: (index: number, count: number): string => (count === 1 ? 'Datos' : `Datos ${index + 1}`),
    title: (fileName: string, lines: number): string =>
      `Líneas de «${fileName}» de las que salen las tablas de presupuesto (${lines})`,
    unitsSheet: 'Metas por unidad',
    unitsTitle: 'Metas físicas por actividad y unidad orgánica',
    columns: {
      file: 'Archivo',
      sheet: 'Hoja',
      row: 'Fila',
      generica: 'Genérica',
      activity: 'Actividad',
      fundingSource: 'Fuente',
      rubro: 'Rubro',
      specific: 'Clasificador',
      unitOfMeasure: 'Unidad de medida',
      unit: 'Unidad orgánica',
      programmed: 'Programado',
      executed: 'Ejecutado',
    },
  },
  evidenceName: 'evidencia',
  evidence: {
    folders: { inputs: 'entradas', outputs: 'salidas' },
    files: {
      readme: 'LEEME.txt',
      checks: 'comprobaciones.csv',
      record: 'registro.csv',
      recordJson: 'registro.json',
      manifest: 'manifiesto.sha256',
    },
    findingColumns: ['Gravedad', 'Regla', 'Hallazgo', 'Se esperaba', 'Se encontró', 'Diferencia'],
    recordColumns: ['N.º', 'Fecha y hora (UTC)', 'Quién', 'Acto', 'Descripción', 'Motivo', 'Huella encadenada'],
    readme: [
      'Paquete de evidencia de la memoria: lo que entró, lo que se comprobó, quién hizo qué y lo que se emitió.',
      'entradas: los archivos oficiales importados que cuentan este año, byte por byte como se recibieron.',
      'salidas: los documentos emitidos con estos datos.',
      'comprobaciones.csv: lo que encontraron las comprobaciones en estos datos.',
      'registro.csv y registro.json: cada cambio del año, con autor, fecha y motivo; cada huella incluye la anterior.',
      'manifiesto.sha256: la huella SHA-256 de cada archivo. Se verifica con: sha256sum -c manifiesto.sha256',
    ],
  },
  millions: 'Millones de soles',
  category: 'Categoría',
  /** `chapters`: the numbers of the chapters, "4" and "5". Drafts never take the name of a final issue. */
  fileName: (year: number, chapters: readonly string[], draft: boolean): string =>
    `Memoria ${year}${chapterNames(chapters)}${draft ? ' (borrador)' : ''}`,
  /** A copy of the institution's document `name` with the chapters in it; written again, it keeps one ending. */
  intoFileName: (name: string, draft: boolean): string =>
    `${name.replace(/ \(con capítulos(?:, borrador)?\)$/, '')} (con capítulos${draft ? ', borrador' : ''})`,
} as const;

type Counts = { readonly errors: number; readonly warnings: number };

/** "3 errores y 1 advertencia"; what there is none of is not said. */
const countedFindings = ({ errors, warnings }: Counts): string =>
  [
    ...(errors === 0 ? [] : [errors === 1 ? '1 error' : `${errors} errores`]),
    ...(warnings === 0 ? [] : [warnings === 1 ? '1 advertencia' : `${warnings} advertencias`]),
  ].join(' y ');

function chapterNames(chapters: readonly string[]): string {
  if (chapters.length === 0) return '';
  if (chapters.length === 1) return ` - capítulo ${chapters[0]}`;
  return ` - capítulos ${chapters.slice(0, -1).join(', ')} y ${chapters.at(-1)}`;
}
