/** The window around every screen: navigation, what is open, saved state, undo, findings, connection. */
export const frame = {
  appName: 'Memoria UFPP',
  skipToContent: 'Ir al contenido',
  navigation: 'Pantallas',
  screens: {
    home: 'Inicio',
    imports: 'Importar',
    budget: 'Presupuesto',
    targets: 'Metas físicas',
    indicators: 'Indicadores',
    reference: 'Referencias',
    narrative: 'Redacción',
    checks: 'Conciliación',
    preview: 'Vista previa',
    issue: 'Emitir',
    versions: 'Versiones',
    settings: 'Configuración',
    help: 'Ayuda',
  },
  screenKeys: (position: number): string => `Ctrl+${position} o Alt+${position}`,

  year: (year: number): string => `Año fiscal ${year}`,
  example: 'Ejemplo',
  closedYear: 'Cerrado',
  chooseYear: 'Cambiar de año',
  allYears: 'Ver todos los años',
  executingUnit: (code: string, name: string): string => `UE ${code} ${name}`,
  cutOff: (date: string): string => `Corte ${date}`,
  saved: (time: string): string => `Guardado ${time}`,
  savedLong: (time: string): string => `Todo está guardado (último cambio: ${time}).`,
  nothingYet: 'Sin cambios',
  nothingYetLong: 'Todo está guardado. Aún no hay cambios en este año.',

  undo: 'Deshacer',
  redo: 'Rehacer',
  undoThis: (label: string): string => `Deshacer: ${label}`,
  redoThis: (label: string): string => `Rehacer: ${label}`,
  undone: (label: string): string => `Deshecho: ${label}.`,
  redone: (label: string): string => `Rehecho: ${label}.`,

  findings: {
    open: 'Abrir Conciliación (F9 comprueba ahora)',
    state: (summary: string): string => `Conciliación: ${summary}`,
    none: 'sin hallazgos',
    noneLong: 'Sin hallazgos: los cuadros coinciden entre sí.',
    errors: (count: number): string => (count === 1 ? '1 error' : `${count} errores`),
    warnings: (count: number): string => (count === 1 ? '1 advertencia' : `${count} advertencias`),
    notes: (count: number): string => (count === 1 ? '1 nota' : `${count} notas`),
    severity: { error: 'Error', warning: 'Advertencia', note: 'Nota' },
  },

  loading: 'Cargando…',
  dismiss: 'Descartar',
  cancel: 'Cancelar',
  retry: 'Reintentar',

  connection: {
    lost: 'Se perdió la conexión con los datos',
    lostDetail:
      'Lo guardado está a salvo. Reabra la ventana para seguir; lo último que escribió puede no haberse guardado.',
    lostDuring: 'Se perdió la conexión antes de terminar. Reabra la ventana y compruebe si el cambio quedó guardado.',
    unreachable: 'No se pudieron abrir los datos',
    unreachableDetail: 'El servicio de datos no responde. Cierre el programa, vuelva a abrirlo y reintente.',
    reopen: 'Reabrir la ventana',
  },

  crash: {
    title: 'Esta pantalla tuvo un problema',
    detail: 'Sus datos están guardados. Puede reintentar o pasar a otra pantalla.',
    technical: 'Ver detalle técnico',
    retry: 'Reabrir la pantalla',
  },
} as const;
