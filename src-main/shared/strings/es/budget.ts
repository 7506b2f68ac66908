const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** The budget in its other ways of looking, what lies behind a figure, and figures typed over it. */
export const budget = {
  expectedAmount: 'un importe en soles, como 17,714,693.00',

  tabs: {
    generica: 'Por genérica',
    activity: 'Por actividad',
    product: 'Por producto',
    'funding-source': 'Por fuente',
    rubro: 'Por rubro',
    months: 'Por mes',
    years: 'Por año',
    cross: 'Genérica × actividad',
    difference: 'Diferencias',
  },
  tabsLabel: 'Vistas del presupuesto',
  groupings: { product: 'Producto', 'funding-source': 'Fuente de financiamiento', rubro: 'Rubro' },
  noGrouping: (grouping: string): string =>
    `Ningún archivo importado trae ${grouping.toLowerCase()}. Impórtelo desde SIAF o la Consulta Amigable.`,
  importedOnly: 'Según el archivo importado, sin los importes cambiados a mano.',

  allStages: 'Ver compromiso y girado',
  overridden: (imported: string, reason: string): string =>
    `Cambiado a mano. Importado: ${imported}. Motivo: ${reason}`,
  importedMoved: (then: string): string => ` El archivo decía ${then} cuando se cambió.`,

  source: 'Fuente oficial',
  sourceChoice: (fileName: string, cutOff: string | null): string =>
    cutOff === null ? fileName : `${fileName} (corte ${cutOff})`,

  figure: {
    open: 'Origen e historia',
    title: 'Origen e historia del importe',
    row: 'Fila',
    measure: 'Columna',
    value: 'Importe',
    imported: (amount: string): string => `Importado: ${amount}`,
    typed: (amount: string): string => `Cambiado a mano: ${amount}`,
    newValue: 'Importe que reemplaza al importado (S/)',
    reason: 'Motivo',
    reasonHint: 'Queda en el registro y junto al importe.',
    save: 'Reemplazar importe',
    giveBack: 'Volver al importado',
    lines: 'Filas del archivo',
    lineCount: (count: number, shown: number): string =>
      shown < count ? `${plural(count, 'fila', 'filas')}; se muestran ${shown}` : plural(count, 'fila', 'filas'),
    place: 'Hoja y fila',
    at: (sheet: string, row: number): string => `${sheet}, fila ${row}`,
    generica: 'Genérica',
    activity: 'Actividad',
    rubro: 'Fuente y rubro',
    specific: 'Clasificador',
    close: 'Cerrar',
  },

  months: {
    gridLabel: 'Ejecución por mes',
    of: 'De',
    dimension: 'Ver por',
    whole: 'Todo el presupuesto',
    month: 'Mes',
    names: [
      'Enero',
      'Febrero',
      'Marzo',
      'Abril',
      'Mayo',
      'Junio',
      'Julio',
      'Agosto',
      'Setiembre',
      'Octubre',
      'Noviembre',
      'Diciembre',
    ],
    stages: { compromiso: 'Compromiso', devengado: 'Devengado', girado: 'Girado', pagado: 'Pagado' },
    accumulated: 'Devengado acumulado',
    ofPim: 'Avance %',
    none: 'Ningún archivo importado trae importes por mes.',
    chart: (rows: readonly string[]): string => `Curva del devengado acumulado. ${rows.join('. ')}.`,
    chartRow: (month: string, amount: string): string => `${month}: ${amount}`,
  },

  history: {
    gridLabel: 'Presupuesto por año',
    lead: 'Los años importados mandan. Escriba o pegue (Ctrl+V) los que no están en este equipo: año, PIA, PIM y devengado.',
    year: 'Año',
    source: 'Origen',
    imported: 'Importado en este equipo',
    example: 'Ejemplo',
    differs: (typed: string, imported: string): string =>
      `Se escribió ${typed}, y lo importado es ${imported}. Corrija o quite el año escrito.`,
    chart: 'PIA, PIM y devengado por año',
    chartLabel: (rows: readonly string[]): string => `Gráfico del presupuesto por año. ${rows.join('. ')}.`,
    kinds: { bar: 'Barras', line: 'Líneas' },
    kindLabel: 'Tipo de gráfico',
    expectedYear: (first: number, last: number): string => `un año entre ${first} y ${last} que aún no esté escrito`,
  },

  cross: {
    gridLabel: (measure: string): string => `${measure} por genérica y actividad`,
    measure: 'Importe',
    none: 'Ningún archivo oficial trae genérica y actividad a la vez.',
  },

  difference: {
    gridLabel: 'Diferencias entre dos archivos',
    before: 'Desde',
    after: 'Hasta',
    dimension: 'Ver',
    name: 'Nombre',
    change: 'Cambio',
    was: 'Antes',
    is: 'Después',
    none: 'Hacen falta dos archivos importados que traigan esta vista. Importe otro corte para comparar.',
    official: (source: string): string => `${source} · oficial`,
    reasons: {
      'other-day': 'Los cortes son de días distintos: entre ellos pudo haber modificaciones y ejecución.',
      'unknown-day': 'Uno de los archivos no indica su fecha de corte: pueden ser de días distintos.',
      rounding: 'Las cifras en soles enteros están redondeadas: hasta un sol por fila no es una diferencia.',
    },
    onlyChanged: 'Solo lo que cambia',
    same: 'Los importes comparables son iguales.',
  },
} as const;
