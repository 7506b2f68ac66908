import type { DocxFault, ReviewMark } from '../../domain/review/report.ts';

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const faults: Readonly<Record<DocxFault, string>> = {
  empty: 'El archivo está vacío. Elija otro.',
  'too-large': 'El documento es demasiado grande para leerlo sin riesgo. Guárdelo sin imágenes y elíjalo otra vez.',
  truncated: 'El documento está incompleto: su final no está. Cópielo o descárguelo otra vez.',
  damaged: 'El documento está dañado y no se puede leer. Ábralo en Word y guárdelo de nuevo.',
  'old-or-protected':
    'El documento tiene contraseña o es de un Word anterior a 2007 (.doc). Guárdelo en Word como .docx sin contraseña.',
  unsafe: 'El archivo contiene instrucciones que un documento de Word no debe tener. No se leyó.',
  'not-word': 'El archivo no es un documento de Word (.docx). Elija el documento terminado.',
  unreadable: 'El archivo no existe o no se puede abrir. Compruebe que siga en su lugar y ciérrelo en otros programas.',
  time: 'La lectura del documento tardó demasiado y se detuvo.',
  memory: 'El documento pide más memoria de la permitida y la lectura se detuvo.',
  defect: 'La lectura del documento se interrumpió. Reintente; el documento no se cambió.',
};

const measures: Readonly<Record<string, string>> = {
  pia: 'el PIA',
  pim: 'el PIM',
  devengado: 'la ejecución',
  progress: 'el avance',
  programmed: 'la meta programada',
  executed: 'la meta ejecutada',
};

/** What a review of a Word document says: sentences of its findings, its screen, its comments in the document. */
export const reviewReport = {
  faults,
  fault: (reason: string): string => faults[reason as DocxFault] ?? faults.defect,

  /** Other ways to name the budget programme whose total a sentence cites. */
  programNames: (code: string): readonly string[] => [`PP ${code}`, `PP${code}`, 'Programa Presupuestal'],
  /** Where the name of a fact ends and its explanation begins: "Empleos temporales generados con presupuesto …". */
  factCuts: new Set([
    'que',
    'con',
    'por',
    'generados',
    'generadas',
    'financiados',
    'financiadas',
  ]) as ReadonlySet<string>,
  previousYear: 'año anterior',

  /** "el PIM de 5000276", "la meta ejecutada de 5000276, UFAF". */
  figure(ref: string, nameOfFact: (key: string) => string | null): string {
    const [area = '', ...path] = ref.split('/');
    const measure = measures[path.at(-1) ?? ''] ?? 'la cifra';
    if (area === 'facts') return `«${nameOfFact(path[0] ?? '') ?? ref}»`;
    if (area === 'reference') return nameOfFact(path[0] ?? '') ?? 'el total de una tabla';
    if (path[0] === 'total') return `${measure} total`;
    const subject = area === 'budget' ? path[1] : path[0];
    const unit = path[1] === 'units' ? `, ${path[2] ?? ''}` : '';
    return `${area === 'targets' && path.at(-1) === 'progress' ? 'el avance de la meta' : measure} de ${subject ?? ''}${unit}`;
  },
  tableCell: (table: string, row: string | null, column: string): string => `${table}, ${row ?? 'total'}, «${column}»`,
  tableTotal: (table: string): string => `el total de la ${table}`,

  agrees: (figure: string): string => `Coincide con ${figure}.`,
  agreesRounded: (figure: string): string => `Coincide, redondeado, con ${figure}.`,
  differs: (found: string, figure: string, expected: string, difference: string): string =>
    `Dice ${found}; ${figure} es ${expected}${difference === '' ? '' : ` (diferencia ${difference})`}.`,
  unknown: 'No hay en los datos una cifra que le corresponda.',
  notAFigure: 'No es una cifra que se compare.',
  format: (sentence: string, fix: string | null): string =>
    fix === null ? sentence : `${sentence} Se escribe «${fix.trim() === '' ? 'sin espacio' : fix}».`,
  totalOff: (heading: string, sum: string, found: string): string =>
    `${heading === '' ? '' : `«${heading}»: `}las filas suman ${sum} y el total impreso es ${found}.`,
  tableNumber: (number: number): string => `tabla ${number}`,
  tableAt: (id: string): string => `tabla ${id.slice(1)} del documento`,
  place(id: string): string {
    const [, table, row, column] = /^t(\d+)r(\d+)c(\d+)$/.exec(id) ?? [];
    return table === undefined ? `párrafo ${id.slice(1)}` : `tabla ${table}, fila ${row}, columna ${column}`;
  },

  marks: {
    matches: 'Coincide',
    'matches-rounded': 'Coincide con redondeo',
    differs: 'No coincide',
    unknown: 'Sin correspondencia',
    'not-a-figure': 'No es una cifra',
    finding: 'Hallazgo',
    format: 'Formato',
  } satisfies Record<ReviewMark, string>,

  annotatedName: (name: string): string => `${name.replace(/\.docx$/i, '')} (revisado).docx`,
  commentAuthor: 'Memoria UFPP',
  commentInitials: 'MU',
  comment: (mark: ReviewMark, message: string): string => `${reviewReport.marks[mark]}: ${message}`,
  commentElsewhere: (context: string, sentence: string): string => `${sentence} («${context}»)`,

  cli: {
    line: (place: string, mark: string, found: string, message: string): string =>
      `${place}: ${mark}: «${found}». ${message}`,
    summary: (counts: Readonly<Record<ReviewMark, number>>): string =>
      `Coinciden ${counts.matches + counts['matches-rounded']}, no coinciden ${counts.differs}, sin correspondencia ${counts.unknown}; ${counted(counts.finding, 'hallazgo', 'hallazgos')}, ${counts.format} de formato.`,
    annotated: (path: string): string => `Escrito «${path}».`,
  },

  screen: {
    lead: 'Compara cada número de un documento terminado con los datos del año. El documento no se cambia.',
    drop: 'Suelte aquí el documento de Word (.docx)',
    dropNow: 'Suelte para revisar',
    choose: 'Elegir documento',
    another: 'Revisar otro documento',
    sending: (name: string, percent: number): string => `Leyendo «${name}»: ${percent} %`,
    reviewing: (name: string): string => `Revisando «${name}»…`,
    document: 'Documento',
    items: 'Resultados',
    show: 'Mostrar',
    filter: (mark: string, count: string): string => `${mark}: ${count}`,
    none: 'Nada que mostrar con estos filtros.',
    annotate: 'Guardar copia con comentarios',
    annotated: (name: string): string => `Escrito «${name}». El documento original sigue como estaba.`,
    download: 'Descargar',
    showFile: 'Mostrar en la carpeta',
    more: (count: string): string => `Mostrar ${count} más`,
    known: (label: string): string => `Comparada con la ${label}`,
  },
} as const;
