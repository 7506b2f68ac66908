/** What a value of a setting must be, by the last part of its path; anything else is a text. */
const expected: Readonly<Record<string, string>> = {
  pliegoCode: 'un código de 3 cifras, como 012',
  executingUnitCode: 'un código de 3 cifras, como 005',
  secEjec: 'un código de 1 a 6 cifras',
  programCode: 'un código de 4 cifras',
  cutOffDate: 'una fecha como 31/12/2025',
  firstChapter: 'un número desde 1',
  firstTable: 'un número desde 1',
  firstChart: 'un número desde 1',
  amountDecimals: '0 o 2 decimales; 1 solo en miles o millones',
  percentDecimals: '0, 1 o 2 decimales',
  series: 'al menos una serie',
  columns: 'las columnas que la tabla puede tener, sin repetir y con el nombre de las filas',
  amountUnit: 'soles con 0 o 2 decimales; cambie antes los decimales',
  terms: 'al menos una línea como PIA: Presupuesto Institucional de Apertura',
};

const fields: Readonly<Record<string, string>> = {
  institution: 'Nombre de la institución',
  pliegoCode: 'Código del pliego',
  executingUnitCode: 'Código de la unidad ejecutora',
  secEjec: 'SEC_EJEC',
  executingUnitName: 'Nombre de la unidad ejecutora',
  programCode: 'Código del programa presupuestal',
  programTableName: 'Nombre del programa en las tablas',
  programTextName: 'Nombre del programa en el texto',
  cutOffDate: 'Fecha de corte',
  poiLabel: 'Nombre de la versión del POI',
  firstChapter: 'Primer capítulo',
  firstTable: 'Primera tabla',
  firstChart: 'Primer gráfico',
  tableLabel: 'Rótulo de las tablas',
  chartLabel: 'Rótulo de los gráficos',
  title: 'Título',
  source: 'Fuente',
  preparedBy: 'Elaboración',
  totalLabel: 'Rótulo del total',
  amountDecimals: 'Decimales de los importes',
  percentDecimals: 'Decimales de los porcentajes',
  sharePolicy: 'Redondeo de la estructura',
  shown: 'Incluir el gráfico',
  type: 'Tipo de gráfico',
  dimension: 'Agrupado por',
  series: 'Series',
  activityLead: 'Línea que nombra cada actividad',
};

const columns: Readonly<Record<string, string>> = {
  generica: 'genérica',
  activity: 'actividad',
  category: 'categoría presupuestal',
  pia: 'PIA',
  pim: 'PIM',
  devengado: 'ejecución',
  progress: 'avance',
  share: 'estructura',
  unitOfMeasure: 'unidad de medida',
  programmed: 'programado',
  executed: 'ejecutado',
  level: 'resultado o producto',
  indicator: 'indicador',
  historical: 'valores históricos',
  projected: 'metas proyectadas',
};

const groups: Readonly<Record<string, string>> = {
  entity: 'Entidad',
  numbering: 'Numeración',
  tables: 'Tablas',
  chart: 'Gráfico',
  narrative: 'Redacción',
};

/** The screen "Configuración" and what the backend says about settings. */
export const settings = {
  title: 'Configuración',
  help: 'Cada cambio se guarda al salir del campo y se puede deshacer. En los textos se puede usar: {year} año, {ueCode} y {ue} unidad ejecutora, {secEjec}, {program} y {programName} programa, {cutOffDate} corte, {poi} versión del POI.',
  closed: 'El año está cerrado: la configuración es de solo lectura.',
  groups,
  field: (key: string): string => fields[key] ?? key,
  heading: (column: string): string => `Encabezado: ${columns[column] ?? column}`,
  hints: {
    tableLabel: '{n} es el número; {nn}, con dos cifras',
    chartLabel: '{n} es el número; {nn}, con dos cifras',
    activityLead: '{code} es el código y {name} el nombre',
    source: 'Vacío: no se imprime la línea',
    preparedBy: 'Vacío: no se imprime la línea',
    totalLabel: 'Vacío: la tabla no lleva fila de total',
  } as Readonly<Record<string, string>>,
  options: {
    sharePolicy: { 'half-up': 'Cada fila por separado', 'largest-remainder': 'Mayor residuo: suma 100 %' },
    type: { column: 'Columnas', bar: 'Barras', line: 'Líneas' },
    dimension: { generica: 'Genérica de gasto', activity: 'Actividad presupuestal' },
    series: { pia: 'PIA', pim: 'PIM', devengado: 'Ejecución' },
  } as Readonly<Record<string, Readonly<Record<string, string>>>>,
  expected: (field: string): string => expected[field] ?? 'un texto, que no esté vacío',
  editLabel: (path: readonly string[]): string => {
    if (path.includes('headings')) return `Configuración: ${settings.heading(path.at(-1) ?? '')}`;
    const known = path.findLast((part) => Object.hasOwn(fields, part));
    return `Configuración: ${known === undefined ? (groups[path[0] ?? ''] ?? '') : fields[known]}`;
  },
  importLabel: 'Configuración desde un archivo',
  file: 'El archivo',
  expectedFile: 'una configuración exportada por Memoria UFPP, sin cambios de formato',
  fileGroup: 'Archivo de configuración',
  fileHelp: 'Lleve esta configuración a otro año o a otra unidad ejecutora. La fecha de corte no se reemplaza.',
  exportFile: 'Exportar configuración',
  importFile: 'Importar configuración…',
  fileName: (year: number): string => `configuracion-memoria-${year}.json`,
  imported: 'Configuración importada.',
} as const;
