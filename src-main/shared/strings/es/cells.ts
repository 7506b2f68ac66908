/** What is said about any cell: its comment and its history. */
export const cells = {
  comment: 'Comentario de la celda',
  saveComment: 'Guardar comentario',
  history: 'Historia de la celda',
  noHistory: 'Nadie ha cambiado esta celda.',
  none: '(sin dato propio)',
  columns: { when: 'Cuándo', who: 'Quién', before: 'Antes', after: 'Después', why: 'Motivo' },
  step: (kind: 'import' | 'undo' | 'redo', label: string): string =>
    ({ import: label, undo: `Deshacer: ${label}`, redo: `Rehacer: ${label}` })[kind],
} as const;
