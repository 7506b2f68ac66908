import type { Inline } from '../../domain/narrative.ts';
import { chapter } from './chapter.ts';

const names: Readonly<Record<(Inline & { kind: 'name' })['of'], string>> = {
  'program-code': 'código del programa',
  program: 'nombre del programa',
  year: 'año de la memoria',
  'previous-year': 'año anterior',
  'activity-code': 'código de la actividad',
  activity: 'nombre de la actividad',
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const figureName = (ref: string): string =>
  capital(chapter.figureName(ref).replace(' de la actividad *', ' de la actividad'));

/** The screen "Redacción" and what the backend says about linked figures. */
export const narrative = {
  figureName,
  shareOf: (part: string, whole: string): string => `Porcentaje de «${part}» en «${whole}»`,
  names,
  /** What a linked piece of the template stands for. */
  placeholder: (inline: Inline): string => {
    if (inline.kind === 'name') return `‹${names[inline.of]}›`;
    if (inline.kind === 'compare') return `‹${inline.more} / ${inline.less}›`;
    if (inline.kind === 'agree') return `‹${inline.one} / ${inline.many}›`;
    if (inline.kind === 'unit-of-measure') return '‹unidad de medida›';
    if (inline.kind === 'units') return '‹detalle por unidad orgánica›';
    return 'ref' in inline ? `‹${figureName(inline.ref)}›` : '';
  },
  unitOfMeasure: 'Unidad de medida (concuerda con la meta ejecutada)',
  unitSplit: 'Detalle de la meta ejecutada por unidad orgánica',
  goalReached: 'Palabra: la meta ejecutada superó, alcanzó o no alcanzó la programada',
  goalWords: { more: 'superó', less: 'no alcanzó', same: 'alcanzó' },
  budgetChange: (ofActivity: boolean): string =>
    `Palabra: el PIM ${ofActivity ? 'de la actividad' : 'total'} aumentó, disminuyó o se mantuvo frente al PIA`,
  yearChange: (ofActivity: boolean): string =>
    `Palabra: la ejecución ${ofActivity ? 'de la actividad' : 'total'} aumentó, disminuyó o se mantuvo frente al año anterior`,
  shareIn: (code: string, table: string): string => `Estructura de ${code} en ${table}`,
  numberWords: 'Palabra en singular o plural según la meta ejecutada',
  agreeWords: { one: 'se realizó', many: 'se realizaron' },
  changeWords: { more: 'aumentó', less: 'disminuyó', same: 'se mantuvo' },
  usedIn: (heading: string): string => `Párrafo de «${heading}»`,
  usedInActivity: (heading: string, code: string): string => `Párrafo de la actividad ${code}, en «${heading}»`,
  goalSource: (poiVersion: string | null): string =>
    poiVersion === null ? 'Metas físicas' : `Metas físicas, ${poiVersion}`,
  fileSource: (fileName: string, cutOff: string | null): string =>
    `Archivo «${fileName}»${cutOff === null ? '' : `, corte ${cutOff}`}`,
  indicatorSource: 'Indicadores de desempeño',
  indicatorValue: (name: string, year: string): string => `${name}, ${year}`,
  noSource: 'Sin archivo importado todavía',
  screen: {
    title: 'Redacción',
    editor: 'Texto de los capítulos',
    toolbar: 'Párrafo y datos',
    side: 'Dato enlazado',
    outline: 'Esquema',
    help: 'Escriba @ para enlazar un dato. Lo sombreado sigue a los datos; el resto es texto libre y se guarda solo.',
    closed: 'El año está cerrado: el texto es de solo lectura.',
    emptyTitle: 'Aún no hay texto',
    emptyText: 'Este año no tiene párrafos. Créelo desde otro año para empezar con sus textos.',
    goHome: 'Ir a Inicio',
    lost: 'Hay texto que no llegó a guardarse antes de que el programa se cerrara, y el texto guardado cambió después. Copie de aquí lo que necesite.',
    dropLost: 'Descartar este texto',
    discard: 'Descartar lo no guardado y ver lo guardado',
    noChip: 'Seleccione un dato sombreado para ver su valor, su fuente y dónde se usa.',

    kind: 'Tipo de párrafo',
    noKind: 'Texto de actividad',
    kinds: {
      paragraph: 'Párrafo',
      lead: 'Línea destacada',
      'heading-1': 'Título de capítulo',
      'heading-2': 'Título de sección',
      'heading-3': 'Título de apartado',
    },
    noLinksInHeading: 'Un título no lleva datos enlazados. Quítelos antes de cambiar el tipo.',
    insert: 'Enlazar dato (@)',
    add: 'Agregar…',
    moveUp: 'Subir',
    moveDown: 'Bajar',
    remove: 'Eliminar párrafo',
    reset: 'Volver a la plantilla',
    toReview: 'Por revisar',
    reviewed: 'Marcar como revisado',
    allReviewed: (count: number): string => `Todo revisado (${count})`,
    beside: 'Comparar',
    compareTitle: 'Comparar el texto',
    compareWith: 'Con',
    compareHelp: 'Tachado: estaba allí y ya no está. Subrayado: es nuevo.',
    otherYear: (year: number, example: boolean): string => `Texto de ${year}${example ? ' (ejemplo)' : ''}`,
    version: (name: string): string => `Versión «${name}»`,
    nothingToCompare: 'No hay otro año ni una versión guardada de este año. Guarde versiones en Inicio.',
    onlyDifferences: 'Solo lo que cambió',
    noDifferences: 'El texto es el mismo.',

    template: 'Plantilla: la leen todas las actividades que no tienen texto propio',
    ownText: 'Texto propio',
    fromTemplate: 'Según la plantilla',
    tables: {
      'pia-by-generica': 'Tabla de PIA por genérica',
      'pim-by-generica': 'Tabla de PIA y PIM por genérica',
      'execution-by-generica': 'Tabla de ejecución por genérica',
      'execution-by-activity': 'Tabla de ejecución por actividad',
      'year-on-year': 'Tabla de comparación con el año anterior',
      targets: 'Tabla de metas físicas',
      indicators: 'Tabla de indicadores',
      glossary: 'Siglas y abreviaturas',
    },
    chart: 'Gráfico de ejecución',
    activities: 'Párrafos de las actividades',

    insertTitle: 'Enlazar un dato',
    from: 'Buscar el dato',
    fromList: 'En la lista',
    fromTable: 'En una tabla',
    table: 'Tabla',
    tableHelp: 'Flechas para llegar a la celda, Enter para insertar.',
    cell: (column: string, row: string, value: string): string => `${column}, ${row}: ${value}`,
    search: 'Buscar dato',
    searchHelp: 'Por ejemplo: pim total, meta 5000276. Flechas para elegir, Enter para insertar.',
    nothingFound: 'Ningún dato tiene esas palabras.',
    format: 'Formato',
    insertNow: 'Insertar',

    explanations: 'Explicaciones',
    explanationsHelp: (table: string): string =>
      `Lo que escriba aquí se imprime en la columna de explicación de ${table}. Se guarda al salir de cada casilla.`,
    noExplanations: 'Esta tabla puede llevar una columna con la explicación de cada fila.',
    addExplanations: 'Agregar la columna',

    link: 'Dato enlazado',
    figure: 'Dato',
    value: 'Valor actual',
    missing: 'Falta el dato',
    source: 'Fuente',
    used: (count: number): string => `Usado en ${count} ${count === 1 ? 'lugar' : 'lugares'}`,
    reads: 'Dice',
    follows: 'Sigue a',
    against: 'Frente a',
    wordWhen: {
      more: 'Si es mayor',
      less: 'Si es menor',
      same: 'Si es igual',
      one: 'Si es uno',
      many: 'Si son varios o ninguno',
    },
    kindOfLink: 'Tipo',
    linkKinds: {
      text: 'Texto',
      agree: 'Palabra que concuerda con un número',
      compare: 'Palabra que sigue la comparación de dos datos',
      'unit-of-measure': 'Unidad de medida de la meta',
      units: 'Detalle por unidad orgánica',
      name: 'Nombre de la configuración o del catálogo',
      table: 'Referencia a una tabla',
    },
    formats: {
      soles: 'S/ con céntimos',
      amount: 'Importe con céntimos',
      'whole-amount': 'Importe sin céntimos',
      'over-millions': 'En millones: más de …',
      'percent-0': 'Porcentaje sin decimales',
      'percent-1': 'Porcentaje con un decimal',
      'percent-2': 'Porcentaje con dos decimales',
      'percent-short': 'Porcentaje, decimal solo si lo hay',
      count: 'Número',
      'count-in-words': 'Número en letras y cifras',
      'as-printed': 'Como en su tabla',
    },
    override: 'Escribir otro valor en este lugar',
    overrideText: 'Texto que se imprime',
    reason: 'Motivo',
    setOverride: 'Usar este texto',
    confirmOverride: 'Confirmar este texto',
    removeOverride: 'Volver al dato',
    outdated: (before: string, now: string): string => `El dato cambió: decía ${before} y ahora dice ${now}.`,
  },
} as const;
