/** Versions of a year and the record of everything that was done in it. */
export const versions = {
  title: 'Versiones',
  tabs: { versions: 'Versiones', compare: 'Comparar', record: 'Registro de cambios' },

  compare: {
    before: 'Qué cambió desde',
    after: 'hasta',
    present: 'El estado actual',
    none: 'Guarde una versión con nombre para poder comparar con ella.',
    same: 'Los dos estados son iguales.',
    figures: (count: number): string => `Cifras de las tablas (${count})`,
    texts: (count: number): string => `Textos (${count})`,
    others: (count: number): string => `Otros datos (${count})`,
    noFigures: 'Ninguna cifra de las tablas cambia.',
    noTexts: 'Ningún texto cambia.',
    columns: { table: 'Tabla', row: 'Fila', column: 'Columna', before: 'Antes', after: 'Después' },
    legend: 'Subrayado: agregado. Tachado: quitado.',
    cut: (shown: number, all: number): string => `Se muestran ${shown} de ${all}.`,
  },

  record: {
    label: 'Registro de cambios',
    area: 'Pantalla',
    anyArea: 'Todas',
    person: 'Persona',
    anyPerson: 'Todas',
    text: 'Buscar en lo que se hizo y en el motivo',
    columns: { when: 'Cuándo', who: 'Quién', what: 'Qué hizo', where: 'Pantalla', why: 'Motivo', open: 'Detalle' },
    undo: (label: string): string => `Deshacer: ${label}`,
    redo: (label: string): string => `Rehacer: ${label}`,
    undone: 'deshecho',
    none: 'No hay cambios que coincidan.',
    more: 'Ver anteriores',
    newest: 'Volver a los más recientes',
    open: (count: number): string => (count === 1 ? '1 dato' : `${count} datos`),
    openFor: (label: string): string => `Ver los datos de «${label}»`,
    changes: { what: 'Dato', which: 'Cuál', field: 'Campo', before: 'Antes', after: 'Después' },
    nothing: '–',
    noChanges: 'Esta acción no cambió datos.',
    cut: (shown: number, all: number): string =>
      `Se muestran ${shown} de ${all} datos. El archivo .csv los tiene todos.`,
    export: 'Exportar (.csv)',
    exported: 'Registro exportado.',
    fileName: (year: number): string => `registro-${year}.csv`,
    whole: (count: number): string =>
      `Registro íntegro: ${count === 1 ? '1 acción encadenada' : `${count} acciones encadenadas`}, ninguna alterada.`,
    broken: (at: string, label: string): string =>
      `Registro alterado desde «${label}» (${at}). Alguien cambió el archivo de datos fuera del programa; lo que sigue a esa acción no es prueba.`,
    verify: 'Verificar otra vez',
  },
} as const;
