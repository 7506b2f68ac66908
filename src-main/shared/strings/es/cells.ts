/** What is said about any cell: its comment and its history. */
export const cells = {
  open: 'Historia y comentario',
  openByKey: 'Mayús+F2: escribir un comentario de la celda',
  close: 'Cerrar',
  choose: 'Vaya a una celda de la tabla para ver quién la cambió y por qué.',
  of: (column: string, row: string): string => `${column} de ${row}`,
  comment: 'Comentario de la celda',
  saveComment: 'Guardar comentario',
  origin: 'Origen',
  originOf: (fileName: string, address: string, found: string, others: number): string =>
    `«${fileName}», ${address}: «${found}»${others === 0 ? '' : ` y ${others} celdas más, que se agregan`}. Si después se cambió a mano, el historial lo dice.`,
  history: 'Historia de la celda',
  noHistory: 'Nadie ha cambiado esta celda.',
  none: '(sin dato propio)',
  columns: { when: 'Cuándo', who: 'Quién', before: 'Antes', after: 'Después', why: 'Motivo' },
  step: (kind: 'import' | 'undo' | 'redo', label: string): string =>
    ({ import: label, undo: `Deshacer: ${label}`, redo: `Rehacer: ${label}` })[kind],
} as const;
