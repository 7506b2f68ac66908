import type { CellAddress, Problem, ProblemCode } from '../../domain/imports.ts';
import { reviewReport } from './review-report.ts';

/** What happened, what it means, what to do (features.md D5); the address is put before it by `problem`. */
const sentences: Readonly<Record<ProblemCode, (problem: Problem) => string>> = {
  'file-unreadable': ({ detail }) => UNREADABLE[detail?.reason ?? ''] ?? UNREADABLE_OTHER,
  'file-empty': () => 'El archivo está vacío. No se importó nada. Descárguelo otra vez.',
  'file-too-large': ({ found }) =>
    `El archivo es demasiado grande para leerlo sin riesgo (${found}). No se importó nada. Compruebe que sea el reporte de su unidad ejecutora.`,
  'file-truncated': ({ detail }) =>
    detail?.doubtful
      ? 'La última fila del archivo no tiene fin de línea: podría estar cortada. Compruebe los totales, o descárguelo otra vez.'
      : 'El archivo está incompleto: su final no está. No se importó nada, porque faltarían filas. Descárguelo otra vez.',
  'file-type-unsupported': ({ found }) =>
    `El archivo es ${found}, no un reporte de gasto. No se importó nada. Elija el Excel que exporta SIAF Operaciones en Línea o la Consulta Amigable.`,
  'parser-stopped': ({ detail }) =>
    `${STOPPED[detail?.reason ?? ''] ?? 'La lectura del archivo se interrumpió.'} No se importó nada y el programa sigue funcionando. Descargue el archivo otra vez.`,
  'nothing-recognised': ({ found }) =>
    `No se reconoce ningún reporte${found === '' ? '' : ` en las hojas «${found}»`}. No se importó nada. Elija el «Reporte de Gasto» de SIAF o la Consulta Amigable por genérica sin cambiar sus encabezados; una tabla propia se explica una vez en la pantalla Importar.`,
  'several-recognised': ({ detail }) =>
    `El archivo contiene ${detail?.count ?? 'varios'} reportes. No se importó nada. Elija cuál de ellos importar.`,
  'income-report': ({ found }) =>
    `Es un reporte de ingresos («${found}»), no de gasto. No se importó nada. Exporte la Consulta de Ejecución del Gasto.`,
  'zip-without-table': ({ found }) =>
    `El ZIP debe contener un solo archivo CSV y contiene ${found === '' ? 'otra cosa' : `«${found}»`}. No se importó nada. Extraiga el CSV e impórtelo.`,
  'document-refused': ({ detail }) => `${reviewReport.fault(detail?.reason ?? '')} No se importó nada.`,
  'document-without-tables': () =>
    'Es un documento de Word y no tiene ninguna tabla de los capítulos de este año. No se importó nada. Elija la memoria completa de otro año, con los títulos de sus tablas.',
  'memoria-year-missing': ({ found }) =>
    `El año ${found} no está en la tabla de indicadores de este año: su columna se dejó fuera. Si la quiere, agregue el año en Indicadores y elija la memoria otra vez.`,
  'memoria-year-unknown': () =>
    'Las tablas no dicen de un solo año que sean: sus metas se dejaron fuera. Escríbalas en Metas físicas.',
  'memoria-column-missing': ({ found }) =>
    `No se reconoce la columna «${found}» o ninguna de sus cifras: la tabla se dejó fuera. Compruebe sus encabezados.`,
  'memoria-totals-differ': ({ found, detail }) =>
    `El total «${found}» no es el de otra tabla de la memoria, ${detail?.expected ?? ''}: no se propone ninguno. Escriba el correcto en Presupuesto, Por año.`,
  'memoria-section-left': ({ found }) =>
    `El título «${found}» no está en los capítulos de este año: su texto no se propone.`,
  'memoria-needs-person': () =>
    'De una memoria se importa solo lo que una persona acepta. No se importó nada. Ábrala en la pantalla Importar, o use --dry-run para ver qué se reconoce.',
  'wrong-year': ({ found, detail }) =>
    detail?.left
      ? `Se dejaron fuera ${detail.left} filas de la unidad que son de otros años (${found}). Compruebe que sea el archivo del año.`
      : found === ''
        ? 'El archivo no dice de qué año es. No se importó nada. Expórtelo otra vez con su encabezado.'
        : `El archivo es del año ${found}${detail?.expected ? ` y este es el año ${detail.expected}` : ''}. No se importó nada. Exporte el año correcto o abra ese año.`,
  'wrong-unit': ({ found, detail }) =>
    `El archivo es de la unidad ejecutora ${found}; se espera la ${detail?.expected ?? ''}. No se importó nada. Exporte el reporte de su unidad.`,
  'unit-not-found': ({ found, detail }) =>
    `El archivo no tiene ninguna fila de la unidad ejecutora ${detail?.expected ?? ''}; la primera es de «${found}». No se importó nada. Elija el archivo nacional completo del año.`,
  'wrong-level': ({ found, detail }) =>
    detail?.partial
      ? `La consulta está filtrada además por «${found}»: puede ser solo una parte de la unidad ejecutora. Compruebe los totales antes de importar.`
      : `La consulta termina en «${found}» y no baja hasta la unidad ejecutora: sus cifras son de un conjunto mayor. No se importó nada. Entre hasta la unidad ejecutora y exporte otra vez.`,
  'wrong-pivot': ({ found }) =>
    `Es una Consulta Amigable por «${found}», que no da ninguna tabla ni vista del presupuesto. No se importó nada. Entre en el portal hasta la unidad ejecutora, pulse «Genérica», «Actividad», «Producto», «Fuente», «Rubro» o «Mes» y exporte otra vez.`,
  'only-projects': ({ found }) =>
    `La consulta incluye «${found}» y deja fuera el resto. No se importó nada. Elija «Actividades y Proyectos» y exporte otra vez.`,
  'period-filter': ({ found }) =>
    `La consulta está filtrada por «${found}»: no trae el PIA ni el PIM del año. No se importó nada. Quite el filtro de mes o trimestre y exporte otra vez.`,
  'missing-months': ({ found, detail }) =>
    detail?.opening
      ? `El archivo no trae las filas del mes 0 de la unidad (solo los meses ${found}): no hay PIA ni PIM. No se importó nada. Descargue el archivo completo del año.`
      : `No hay movimientos de la unidad en los meses ${detail?.months ?? ''}. Compruebe que el archivo sea el último del año.`,
  'cut-off-missing': () =>
    'El archivo no indica su fecha de corte. Se usará la del año. Compruebe que el reporte se haya generado en esa fecha.',
  'cut-off-before-year-end': ({ found, detail }) =>
    `La consulta es del ${found}, antes del cierre (${detail?.expected ?? ''}). Las cifras pueden no ser las definitivas. Exporte una más reciente si la hay.`,
  'bad-amount': ({ found, detail }) =>
    `${found === '' ? 'Falta un importe' : `«${found}» no es un importe claro`}${column(detail)}. Corríjalo en el archivo o expórtelo otra vez.`,
  'bad-code': ({ found, detail }) =>
    `${found === '' ? 'Falta un código' : `«${found}» no tiene un código legible`}${column(detail)}${detail?.expected ? ` (se espera «${detail.expected}»)` : ''}. Expórtelo otra vez sin modificarlo.`,
  'missing-column': ({ detail }) =>
    `Falta la columna «${detail?.column ?? ''}». No se importó nada. Exporte el reporte con todas sus columnas.`,
  'repeated-column': ({ detail }) =>
    `La columna «${detail?.column ?? ''}» está dos veces y no está claro cuál vale. No se importó nada. Descargue el archivo otra vez.`,
  'bad-row': ({ found, detail }) =>
    `La fila tiene ${found} campos y el encabezado ${detail?.expected ?? ''}: no se puede leer${detail?.other ? ' y no parece de la unidad, así que se dejó fuera' : ''}. Descargue el archivo otra vez.`,
  'rounded-amount': ({ found, detail }) =>
    `«${found}» tiene más de dos decimales${column(detail)} y no se redondea por su cuenta. Corríjalo en el archivo o expórtelo otra vez.`,
  'rounded-figures': ({ found, detail }) =>
    detail?.count === '1'
      ? `«${found}»${column(detail)} tiene más decimales de los que se guardan: se redondea a ${detail.decimals ?? ''} como máximo.`
      : `${detail?.count ?? ''} valores${column(detail)} tienen más decimales de los que se guardan, el primero «${found}»: se redondean a ${detail?.decimals ?? ''} como máximo.`,
  'no-lines': () =>
    'El reporte no tiene ninguna fila de datos. No se importó nada. Revise los filtros y exporte otra vez.',
  'sum-differs': ({ found, detail }) =>
    `Las filas suman ${detail?.sum ?? ''}${column(detail)} y el archivo dice ${found}: difieren en ${detail?.difference ?? ''}. No se importó nada. Descárguelo otra vez.`,
  'months-differ': ({ found, detail }) =>
    `El devengado anual (${found}) no es la suma de sus doce meses (${detail?.sum ?? ''}). Se usa el anual. Compruébelo en la Consulta Amigable.`,
  'budget-outside-month-0': ({ detail }) =>
    `Hay PIA (${detail?.pia ?? ''}) y PIM (${detail?.pim ?? ''}) fuera del mes 0, y se han sumado. Compruebe que el total no cuente dos veces lo mismo.`,
  'rounding-difference': ({ found, detail }) =>
    `Las filas suman ${detail?.sum ?? ''}${column(detail)} y el total dice ${found}: el portal redondea cada cifra a soles. Es normal.`,
  'progress-differs': ({ found, detail }) =>
    `El portal dice un avance de ${found} % y el devengado entre el PIM da ${detail?.own ?? ''} %. Se usa el cálculo propio.`,
  'modifications-differ': ({ found, detail }) =>
    `El PIM (${found}) no es el PIA más las modificaciones (${detail?.expected ?? ''}). Compruebe que nadie haya cambiado el archivo.`,
  'devengado-above-pim': ({ found, detail }) =>
    detail?.pim
      ? `El devengado (${found}) supera el PIM (${detail.pim}). Compruebe la fila en SIAF.`
      : `El devengado de ${found} supera su PIM. Compruébelo en el portal.`,
  'duplicate-row': ({ found, detail }) =>
    `${found === '' ? 'La fila' : `«${found}»`} repite la fila ${detail?.first ?? ''}. Compruebe que no se haya pegado dos veces.`,
  'goal-differs': ({ found, detail }) =>
    `La meta física de la secuencia funcional ${detail?.secFunc ?? ''} (${found}) no es la de la fila ${detail?.first ?? ''}. Se toma la primera. Compruébela en SIAF.`,
  'same-file': ({ found }) =>
    `Este mismo archivo ya está importado desde el ${found}. No hace falta importarlo otra vez.`,
  'same-cut-off': ({ found, detail }) =>
    `«${detail?.fileName ?? ''}» es la misma consulta con la misma fecha de corte (${found}). Este archivo la reemplaza; las dos no se suman.`,
  'older-cut-off': ({ found, detail }) =>
    `La consulta es del ${found}, anterior a la que reemplaza («${detail?.fileName ?? ''}», ${detail?.expected ?? ''}). Compruebe que no sea un archivo viejo.`,
  'cut-offs-differ': ({ found, detail }) =>
    `La consulta es del ${found} y la fuente de los otros cuadros («${detail?.fileName ?? ''}») es del ${detail?.expected ?? ''}: sus totales pueden no coincidir. Exporte las dos el mismo día.`,
  'unknown-code': ({ found, detail }) =>
    `El código ${found} no está en el catálogo del año. Se mostrará con el nombre del archivo: «${detail?.name ?? ''}».`,
  'ambiguous-marks': ({ found, detail }) => {
    const { mark, thousands, decimals } = markReadings({
      found,
      point: detail?.point ?? '',
      comma: detail?.comma ?? '',
    });
    return `La columna «${detail?.column ?? ''}» puede leerse de dos formas: «${found}» puede ser ${thousands} (${mark} = miles) o ${decimals} (${mark} = decimales). Elija una. Nada se ha importado aún.`;
  },
  'marks-contradict': ({ found, detail }) =>
    `La columna «${detail?.column ?? ''}» usa el punto y la coma de dos maneras: «${found}» aquí y «${detail?.other ?? ''}» en la fila ${detail?.row ?? ''}. No se importó nada. Corrija el archivo para que toda la columna se escriba igual.`,
  'mapping-incomplete': ({ found, detail }) =>
    detail?.what === 'key'
      ? `Falta decir qué columna es ${MAPPING_KEYS[found] ?? 'la clave de cada fila'}.`
      : `Falta decir qué columna es ${MAPPING_NUMBERS[found] ?? 'una cifra'}.`,
  'repaired-code': ({ found, detail }) =>
    `«${found}»${column(detail)} es el código ${detail?.code ?? ''}, que la hoja de cálculo cambió. Se usa ${detail?.code ?? ''}.`,
  'several-codes': ({ found, detail }) =>
    `«${found}»${column(detail)} puede ser varios códigos del catálogo (${detail?.codes ?? ''}). Escriba el código completo en el archivo.`,
  'row-left-out': ({ found, detail }) =>
    (LEFT_OUT[detail?.reason ?? ''] ?? LEFT_OUT_OTHER)(found, detail?.expected ?? ''),
  'total-left-out': () => 'Es una fila de subtotal o de total: no se importa.',
  'not-whole': ({ found, detail }) =>
    `«${found}»${column(detail)} no es una cantidad entera. Una meta física se cuenta sin decimales, signo ni porcentaje. Corríjala en el archivo.`,
  'repeated-goal': ({ found, detail }) =>
    `«${found}» ya está en la fila ${detail?.first ?? ''}. Elija sumar las filas de una misma meta, o deje una sola en el archivo.`,
  'percent-fraction': ({ found, detail }) =>
    detail?.answered === 'fractions'
      ? `Los porcentajes se leen como fracciones, y «${found}» sería ${detail.percent ?? ''} %. Escríbalo con su signo % en el archivo, o elija que se lean como están.`
      : `«${found}» puede ser ${found} % o ${detail?.percent ?? ''} %: las hojas de cálculo guardan los porcentajes como fracción. Elija cómo se leen. Nada se ha importado aún.`,
  'remembered-mark': ({ found, detail }) => {
    const reading = detail?.mark === 'comma' ? detail.comma : detail?.point;
    return `La columna «${detail?.column ?? ''}» puede leerse de dos formas: «${found}» se leyó como ${reading ?? ''}, según el formato recordado. Si no vale para este archivo, cambie la correspondencia.`;
  },
  'remembered-fractions': ({ found, detail }) =>
    `Los porcentajes sin signo % pueden leerse de dos formas: «${found}» se leyó como ${detail?.percent ?? ''} %, según el formato recordado. Si no vale para este archivo, cambie la correspondencia.`,
  'unit-unknown': ({ found, detail }) =>
    found === ''
      ? `La actividad ${detail?.code ?? ''} aún no tiene meta y la tabla no dice su unidad de medida. Indique la columna de la unidad de medida.`
      : `La unidad de medida «${found}» no está en el catálogo del año. Agréguela o corríjala en el archivo.`,
  'annual-differs': ({ found, detail }) =>
    `El valor anual (${found})${column(detail)} no es lo que dan los meses (${detail?.months ?? ''}). Se usa el anual. Compruebe también cómo se agregan los meses.`,
  'other-year': ({ found, detail }) =>
    `Los encabezados hablan del año ${found} y este es el año ${detail?.expected ?? ''}. Compruebe que sea la tabla del año.`,
  'form-version': ({ found, detail }) =>
    `La plantilla es de la versión ${found} y este programa usa la ${detail?.expected ?? ''}. No se importó nada. Cree la plantilla otra vez y copie los datos en ella.`,
  'form-sheet-missing': ({ found }) =>
    `A la plantilla le falta la hoja «${found}». No se importó nada. Pida el archivo completo a quien lo llenó.`,
  'form-row-moved': ({ found, detail }) =>
    `La fila debe ser de «${detail?.expected ?? ''}» y dice «${found}»: alguien movió o cambió filas. No se importó nada. Copie los datos en una plantilla nueva.`,
  'form-cell-gone': ({ found }) => `«${found}» es de una meta o un indicador que ya no está en el año. Se deja fuera.`,
  'form-conflict': ({ found, detail }) =>
    `La celda decía «${detail?.was ?? ''}» cuando se creó la plantilla y ahora el año dice «${detail?.now ?? ''}». Si importa, quedará «${found}». Compruebe cuál vale.`,
};

/** "1.043" is 1043 where the point groups thousands, and 1.043 where it starts the decimals. */
function markReadings({
  found,
  point,
  comma,
}: {
  readonly found: string;
  readonly point: string;
  readonly comma: string;
}) {
  return found.includes('.')
    ? { mark: 'punto', thousands: comma, decimals: point }
    : { mark: 'coma', thousands: point, decimals: comma };
}

const MAPPING_KEYS: Readonly<Record<string, string>> = {
  targets: 'la actividad',
  indicators: 'el indicador',
  budget: 'la genérica o la actividad',
};
const MAPPING_NUMBERS: Readonly<Record<string, string>> = {
  targets: 'lo programado o lo ejecutado',
  indicators: 'el valor de algún año',
  budget: 'un importe (PIA, PIM, devengado…)',
};
const LEFT_OUT_OTHER = (found: string): string => `La fila de «${found}» se dejó fuera.`;
const LEFT_OUT: Readonly<Record<string, (found: string, expected: string) => string>> = {
  activity: (found) => `La actividad ${found} no está en el catálogo del año: la fila se dejó fuera.`,
  unitOfMeasure: (found, expected) =>
    `La meta de la actividad se mide en «${expected}» y esta fila en «${found}»: la fila se dejó fuera.`,
  indicator: (found) => `El indicador «${found}» no está entre los del año: la fila se dejó fuera.`,
  'computed-figure': (found, expected) =>
    `El valor «${found}» no se escribe: el del año se calcula de su numerador y su denominador (${expected}). Cámbielos en Indicadores.`,
  'published-figure': (found, expected) =>
    `El valor «${found}» no se escribe: la memoria ya publicó ${expected}. Corríjalo en Indicadores, con su motivo.`,
  'needs-reason': (found, expected) =>
    `El valor «${found}» no se escribe: los meses de la meta dan ${expected}. Cámbielo en Metas físicas, con su motivo.`,
  year: (found, expected) =>
    `El valor «${found}» es del año ${expected === '' ? '(sin año)' : expected}, que la tabla de indicadores no tiene: se dejó fuera.`,
};

const UNREADABLE_OTHER =
  'El archivo está dañado y no se puede leer. No se importó nada. Descárguelo otra vez, o ábralo en Excel y guárdelo de nuevo.';
const UNREADABLE: Readonly<Record<string, string>> = {
  encrypted:
    'El archivo está protegido con contraseña. No se importó nada. Guarde una copia sin contraseña e impórtela.',
  doctype:
    'El archivo contiene instrucciones que un libro de Excel no debe tener. No se importó nada. Descárguelo otra vez.',
  quotes:
    'El archivo de texto usa las comillas de dos maneras y no está claro dónde termina cada celda. No se importó nada. Ábralo en Excel, compruébelo y guárdelo como libro de Excel.',
  disk: 'El archivo no existe o no se puede abrir. No se importó nada. Compruebe que siga en su lugar y ciérrelo en otros programas.',
};
const STOPPED: Readonly<Record<string, string>> = {
  time: 'La lectura del archivo tardó demasiado y se detuvo.',
  memory: 'El archivo pide más memoria de la permitida y la lectura se detuvo.',
};

const column = (detail: Problem['detail']): string =>
  detail?.column === undefined ? '' : ` en la columna «${detail.column}»`;

/** «SheetGasto, celda AJ12»; a whole row where no column is meant. */
const address = ({ sheet, row, column: index, document }: CellAddress): string => {
  if (document) return index === undefined ? `${sheet}, párrafo ${row}` : `${sheet}, fila ${row}, columna ${index}`;
  return index === undefined ? `${sheet}, fila ${row}` : `${sheet}, celda ${columnLetters(index)}${row}`;
};

/** 1 is A, 27 is AA: as Excel names its columns. */
function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + ((index - 1) % 26));
  const before = Math.floor((index - 1) / 26);
  return before > 0 ? columnLetters(before) + letter : letter;
}

const profileNames: Readonly<Record<string, string>> = {
  'siaf-reporte-gasto': 'SIAF Operaciones en Línea: Reporte de Gasto',
  'consulta-amigable-generica': 'Consulta Amigable del MEF: por genérica',
  'consulta-amigable-actividad': 'Consulta Amigable del MEF: por actividad',
  'consulta-amigable-producto': 'Consulta Amigable del MEF: por producto',
  'consulta-amigable-fuente': 'Consulta Amigable del MEF: por fuente',
  'consulta-amigable-rubro': 'Consulta Amigable del MEF: por rubro',
  'consulta-amigable-mes': 'Consulta Amigable del MEF: por mes',
  'consulta-amigable-unidad-ejecutora': 'Consulta Amigable del MEF: por unidad ejecutora',
  'memoria-docx': 'Memoria de otro año (Word)',
  'mef-open-data-annual': 'Datos abiertos del MEF: Gasto Devengado (una fila por línea)',
  'mef-open-data-monthly': 'Datos abiertos del MEF: Gasto mensual o diario (una fila por mes)',
};

/** The sentence without its address. */
function sentence(problem: Problem): string {
  const more = problem.detail?.more;
  return `${sentences[problem.code](problem)}${more === undefined ? '' : ` Hay ${more} casos más como este.`}`;
}

export const imports = {
  /** The sheet name shown for an HTML export, which has none. */
  htmlSheet: 'Consulta',
  /** The same for a text file or a pasted block. */
  textSheet: 'Texto',
  /** What a typed control total should have been, after "se espera". */
  anAmount: 'un importe, como 573,712,809.00',
  /** How screens name the formats, by the id of their profile. */
  profiles: profileNames,
  /** The same for a table that a person mapped, by what it holds. */
  tables: {
    targets: 'Tabla propia: metas físicas',
    indicators: 'Tabla propia: indicadores',
    budget: 'Tabla propia: presupuesto',
  },
  /** A format as screens name it; a mapped table's is "table-targets:…". */
  profileName: (profile: string): string => {
    const kind = /^table-(targets|indicators|budget):/.exec(profile)?.[1] as
      | 'targets'
      | 'indicators'
      | 'budget'
      | undefined;
    return kind === undefined ? (profileNames[profile] ?? profile) : imports.tables[kind];
  },
  markReadings,
  memoria: {
    /** What stands for a sheet where a file is a document. */
    sheet: 'Documento',
    /** A total of the earlier year, as the review lists it. */
    total: 'Presupuesto de la unidad',
    /** A heading over values that were planned and not reached yet. */
    projected: /proyect|meta/i,
    /** Lines below and above tables and charts, which are no text of the chapter. */
    notText: /^(?:(?:gráfico|figura|tabla|cuadro)\s+n|fuente\b|elabora(?:do|ción)\b|nota\s*:|\d{1,2}\/\s)/i,
  },
  /** Where a goal's figure of the year comes from. */
  fromFile: (fileName: string): string => `Importado de «${fileName}»`,
  /** What a file turned out to be, after "El archivo es". */
  fileKinds: {
    png: 'una imagen PNG',
    jpeg: 'una foto JPEG',
    gif: 'una imagen GIF',
    pdf: 'un documento PDF',
    rar: 'un archivo comprimido RAR',
    gzip: 'un archivo comprimido GZIP',
    '7z': 'un archivo comprimido 7-Zip',
    zip: 'un archivo comprimido ZIP',
    program: 'un programa',
    xml: 'un documento XML',
    text: 'texto sin formato',
    binary: 'un archivo de formato desconocido',
    page: 'una página web sin tablas',
    word: 'un documento de Word',
    doc: 'un documento de Word anterior a 2007 (.doc); guárdelo en Word como .docx',
    presentation: 'una presentación de PowerPoint',
    ods: 'una hoja de OpenDocument',
    xlsb: 'un libro de Excel binario (.xlsb)',
  },
  megabytes: (count: number): string => `${count} MB`,
  severities: { error: 'Error', warning: 'Advertencia', note: 'Nota' },
  address,
  /** The whole sentence about a problem: where, what, effect, what to do, and how many more there are of its kind. */
  problem: (problem: Problem): string => {
    const where = problem.at === null ? '' : `${address(problem.at)}: `;
    return `${where}${sentence(problem)}`;
  },
  sentence,
} as const;
