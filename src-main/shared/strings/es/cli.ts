import type { YearSummary } from '../../contract/types.ts';
import { tableAmount } from '../../format/es-pe.ts';

const usage = `Uso: npm run -s memoria -- <orden> [opciones]

  example                             crea el año de ejemplo (copia nueva cada vez)
  import ARCHIVO…  --year AÑO         importa reportes de gasto
         [--profile ID] [--dry-run]   exige un formato · solo muestra lo que haría
         [--decimal coma|punto]       el signo decimal, si una columna puede leerse de dos formas
  chapter          --year AÑO         muestra los capítulos: tablas y párrafos
  export           --year AÑO --out CARPETA [--formats docx,pdf,xlsx,csv,evidence] [--final]
         [--into ARCHIVO.docx]        en vez de archivos propios, una copia de ese documento con los capítulos
  check            --year AÑO         revisa las cifras
  review ARCHIVO   --year AÑO         compara un documento de Word con los datos
         [--out CARPETA]              y escribe una copia con comentarios
  set RUTA VALOR   --year AÑO         cambia un dato: targets/ACTIVIDAD/executed 50 · indicators/3/AÑO 5.35
  undo | redo      --year AÑO         deshace o rehace el último cambio
  log              --year AÑO [--limit N]
  verify                              comprueba la integridad de los datos
  backup                              hace una copia de seguridad

  --data CARPETA   carpeta de datos (si falta, la del programa)
  --year AÑO       año fiscal; puede faltar si solo hay uno
  --json           un objeto JSON en la salida estándar y nada más
Código de salida: 0 hecho · 1 rechazado, sin cambios · 2 uso incorrecto`;

/** What the command line says on stderr. Its JSON is for programs and has only codes and figures, but for `message`. */
export const cli = {
  usage,
  unknownCommand: (name: string): string => `No existe la orden «${name}».`,
  missingArgument: (name: string): string => `Falta ${name}.`,
  tooManyArguments: (text: string): string => `Sobra «${text}».`,
  badOption: (text: string): string => `Opción incorrecta: ${text}`,
  badYear: (text: string): string => `«${text}» no es un año.`,
  decimalMarks: { point: 'punto', comma: 'coma' },
  badDecimal: (text: string): string => `«${text}» no es un signo decimal: se espera coma o punto.`,
  badFormats: (text: string): string =>
    `«${text}» no es una lista de formatos: se espera docx, pdf, xlsx, csv o evidence.`,
  badLimit: (text: string): string => `«${text}» no es una cantidad de filas entre 1 y 1000.`,
  whichYear: (years: readonly number[]): string =>
    years.length === 0
      ? 'No hay ningún año en esta carpeta de datos. Cree el ejemplo con «example» o un año en el programa.'
      : `Hay varios años (${years.join(', ')}): indique uno con --year.`,
  argument: {
    command: 'la orden',
    file: 'el archivo',
    path: 'la ruta del dato',
    value: 'el valor',
    out: 'la carpeta de salida (--out)',
  },
  noData: (folder: string): string => `No hay datos en «${folder}». No se creó nada.`,
  noYear: (year: number): string => `El año ${year} no existe en esta carpeta de datos.`,

  example: ({ year, totals }: YearSummary): string =>
    `Ejemplo ${year} creado. PIM ${totals.pim === null ? '–' : tableAmount(totals.pim, 2)}.`,
  imported: (path: string, lines: number, pim: string): string => `Importado «${path}»: ${lines} filas, PIM ${pim}.`,
  ready: (path: string, lines: number, pim: string): string =>
    `Se puede importar «${path}»: ${lines} filas, PIM ${pim}. No se cambió nada.`,
  memoria: (
    path: string,
    memoria: { year: number | null; tables: readonly unknown[]; values: number; texts: number },
  ): string =>
    `«${path}» es la memoria de otro año${memoria.year === null ? '' : ` (${memoria.year})`}: ${memoria.tables.length} tablas reconocidas, ${memoria.values} valores y ${memoria.texts} párrafos que una persona puede aceptar. No se cambió nada.`,
  unchanged: (path: string): string => `«${path}» ya estaba importado. No se cambió nada.`,
  refused: (path: string): string => `No se importó «${path}».`,
  otherProfile: (expected: string, found: string): string =>
    `Se pidió el formato «${expected}» y el archivo es «${found}». No se importó nada.`,
  exported: (path: string): string => `Escrito «${path}».`,
  noFindings: 'Sin observaciones.',
  finding: (
    severity: 'error' | 'warning' | 'note',
    message: string,
    accepted: { readonly by: string; readonly reason: string } | null = null,
  ): string =>
    `${{ error: 'Error', warning: 'Advertencia', note: 'Nota' }[severity]}: ${message}${accepted === null ? '' : ` Aceptado por ${accepted.by}: ${accepted.reason}`}`,
  done: (label: string | null, direction: 'set' | 'undo' | 'redo'): string =>
    `${{ set: 'Guardado', undo: 'Deshecho', redo: 'Rehecho' }[direction]}${label === null ? '' : `: ${label}`}.`,
  nothingChanged: 'El dato ya tenía ese valor. No se cambió nada.',
  logEntry: (
    at: string,
    by: string,
    label: string,
    kind: 'edit' | 'import' | 'undo' | 'redo',
    undone: boolean,
  ): string =>
    `${at} · ${by} · ${{ edit: '', import: '', undo: 'Deshacer: ', redo: 'Rehacer: ' }[kind]}${label}${undone ? ' (deshecho)' : ''}`,
  emptyLog: 'Sin cambios registrados.',
  backup: (path: string): string => `Copia de seguridad comprobada: «${path}».`,
  verified: 'Los datos están íntegros.',
  damage: {
    database: (found: string): string => `Archivo de datos dañado: ${found}`,
    reference: (table: string, row: number, parent: string): string =>
      `La fila ${row} de ${table} señala una fila de ${parent} que no existe.`,
    record: (year: number, entryId: number): string => `Registro del año ${year} alterado desde el asiento ${entryId}.`,
    sourceFile: (name: string): string => `El archivo importado «${name}» no es el que se guardó.`,
  },
} as const;
