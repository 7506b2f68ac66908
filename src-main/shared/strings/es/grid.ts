const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const cells = (count: number): string => plural(count, 'celda', 'celdas');

/** What the grids of every screen say. */
export const grid = {
  choosing: (column: string): string => `${column}. Elija de la lista con ↑ y ↓ o escriba. Intro guarda, Esc cancela.`,
  editing: (column: string): string => `${column}. Escriba el valor. Intro guarda, Esc cancela.`,
  expected: {
    amount: (text: string): string => `«${text}» no es un monto claro. Ejemplo: 17,714,693.00`,
    count: (text: string): string => `«${text}» no es una cantidad entera. Ejemplo: 4,224`,
    percent: (text: string): string => `«${text}» no es un porcentaje claro. Ejemplo: 92.55%`,
    decimal: (text: string): string => `«${text}» no es un número claro. Ejemplo: 5.35`,
  },
  arithmetic: {
    unclear: (text: string): string => `«${text}» no se puede calcular. Ejemplo: =51*2`,
    'division-by-zero': (text: string): string => `«${text}» divide entre cero.`,
  },

  /** One line after each act on several cells. */
  done: {
    paste: (count: number): string => `Pegado: ${cells(count)}`,
    cut: (count: number): string => `Cortado: ${cells(count)}`,
    clear: (count: number): string => `Vaciado: ${cells(count)}`,
    fill: (count: number): string => `Rellenado: ${cells(count)}`,
    replace: (count: number): string => `Reemplazado: ${cells(count)}`,
  },
  outcome: (what: string, refused: number, locked: number): string =>
    `${[what, ...(refused > 0 ? [`${refused} con aviso`] : []), ...(locked > 0 ? [`${locked} de solo lectura sin cambio`] : [])].join(', ')}.`,
  nothingChanged: 'Sin cambios: las celdas ya tenían esos valores.',
  readOnly: 'Estas celdas son de solo lectura. No se cambió nada.',
  otherShape: (copied: string, selected: string): string =>
    `El bloque copiado (${copied}) no tiene la forma de la selección (${selected}): se pegó completo.`,
  shape: (rows: number, columns: number): string => `${rows} × ${columns}`,

  paste: {
    title: 'El bloque no cabe',
    beyond: (rows: number, columns: number): string =>
      `Sobran ${[...(rows > 0 ? [plural(rows, 'fila', 'filas')] : []), ...(columns > 0 ? [plural(columns, 'columna', 'columnas')] : [])].join(' y ')} del bloque copiado. Lo que cabe está marcado en la tabla.`,
    fit: 'Pegar lo que cabe',
    addRows: (rows: number): string => `Agregar ${plural(rows, 'fila', 'filas')}`,
    cancel: 'Cancelar',
  },

  /** Acts on whole rows. */
  rows: {
    add: 'Agregar fila',
    buttons: {
      'row-insert': 'Insertar fila encima (Ctrl++)',
      'row-duplicate': 'Duplicar fila (Ctrl+Mayús+D)',
      'row-up': 'Subir (Alt+Mayús+↑)',
      'row-down': 'Bajar (Alt+Mayús+↓)',
      'row-delete': 'Eliminar filas (Ctrl+-)',
    },
    removed: (count: number): string =>
      `${count === 1 ? 'Eliminada' : 'Eliminadas'}: ${plural(count, 'fila', 'filas')}.`,
    pasted: (written: number, added: number): string =>
      `Pegado: ${cells(written)}, con ${plural(added, 'fila nueva', 'filas nuevas')}`,
    arranged: 'La tabla está ordenada o filtrada. Vuelva al orden original para agregar o mover filas.',
  },

  status: {
    label: 'Resumen de la selección',
    sum: (value: string): string => `Suma: ${value}`,
    average: (value: string): string => `Promedio: ${value}`,
    count: (value: number): string => `Cuenta: ${value}`,
    rows: (shown: number, all: number): string => `${shown} de ${plural(all, 'fila', 'filas')}`,
  },
  filter: 'Filtrar filas',
  storedOrder: 'Orden original',
  copyTable: {
    open: 'Copiar tabla',
    done: 'Tabla copiada. Péguela en Word o en Excel con Ctrl+V.',
    failed: 'No se pudo copiar: el sistema no dio acceso al portapapeles.',
  },

  find: {
    title: 'Buscar y reemplazar',
    open: 'Buscar',
    query: 'Buscar',
    replacement: 'Reemplazar por',
    next: 'Siguiente',
    previous: 'Anterior',
    replace: 'Reemplazar',
    replaceAll: 'Reemplazar todo',
    close: 'Cerrar la búsqueda',
    found: (at: number, all: number): string => (at === 0 ? `${all} en total` : `${at} de ${all}`),
    none: 'Sin coincidencias',
  },

  goTo: {
    title: 'Ir a la fila',
    hint: 'Código, nombre o número de fila',
    none: 'Ninguna fila se llama así',
    close: 'Cerrar «Ir a la fila»',
  },

  keys: {
    open: 'Teclas',
    title: 'Teclas de la tabla',
    letters: 'Letras como en Office en',
    es: 'Español',
    en: 'Inglés',
    close: 'Cerrar',
    columns: { keys: 'Teclas', does: 'Hace' },
    /** `letter`: by the chosen language. */
    rows: (
      letter: Readonly<Record<'select-all' | 'fill-down' | 'fill-right' | 'find' | 'replace' | 'go-to', string>>,
    ) =>
      [
        ['← ↑ → ↓, Inicio, Fin, Re Pág, Av Pág', 'Moverse'],
        ['Ctrl+flecha, Ctrl+Inicio, Ctrl+Fin', 'Ir al borde de los datos, al inicio, al final'],
        ['Mayús + esas teclas', 'Ampliar la selección'],
        [`Ctrl+${letter['select-all']}, Ctrl+Espacio, Mayús+Espacio`, 'Seleccionar todo, la columna, la fila'],
        ['Escribir', 'Reemplazar el valor; =51*2 se calcula'],
        ['F2 o doble clic', 'Editar sin perder el contenido'],
        ['Intro, Tab (con Mayús: al revés)', 'Guardar y pasar abajo, a la derecha'],
        ['Ctrl+Intro', 'Poner el mismo valor en toda la selección'],
        ['Alt+Intro', 'Salto de línea en un texto'],
        ['Supr', 'Vaciar la selección'],
        ['Esc', 'Dejar la edición sin cambios'],
        ['Ctrl+C, Ctrl+X, Ctrl+V', 'Copiar, cortar, pegar'],
        [`Ctrl+${letter['fill-down']}, Ctrl+${letter['fill-right']}`, 'Rellenar hacia abajo, hacia la derecha'],
        [`Ctrl+${letter.find}, Ctrl+${letter.replace}`, 'Buscar, reemplazar'],
        [`F5, Ctrl+${letter['go-to']}`, 'Ir a una fila por su código, nombre o número'],
        ['Ctrl++, Ctrl+-', 'Insertar una fila encima, eliminar las filas elegidas'],
        ['Alt+Mayús+↑, Alt+Mayús+↓', 'Subir o bajar las filas'],
        ['Ctrl+Mayús+D', 'Duplicar la fila'],
        ['Tab en la última celda', 'Agregar una fila'],
        ['Alt+Mayús+→, Alt+Mayús+←', 'Mostrar u ocultar el detalle de la fila'],
        ['Alt+↓', 'Ordenar por la columna; otra vez: al revés; otra vez: orden original'],
        ['Mayús+F2', 'Comentar la celda; Ctrl+Intro guarda el comentario'],
        ['Ctrl+Mayús+E', 'Explicar esta cifra'],
        ['Ctrl+Z, Ctrl+Y', 'Deshacer, rehacer'],
      ] as const,
  },

  /** Said to screen readers. */
  spoken: {
    cell: (column: string, row: string, value: string, states: readonly string[]): string =>
      `${[column, row, value].filter((part) => part !== '').join(', ')}. ${states.join('. ')}`,
    empty: 'vacía',
    editable: 'Editable',
    computed: 'Calculada, solo lectura',
    readOnly: 'Solo lectura',
    refused: (reason: string): string => `Aviso: ${reason}`,
    selected: (rows: number, columns: number): string =>
      `Seleccionadas ${plural(rows, 'fila', 'filas')} por ${plural(columns, 'columna', 'columnas')}`,
  },
} as const;
