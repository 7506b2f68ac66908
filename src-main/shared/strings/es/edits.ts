/** Labels of the undo log: what Ctrl+Z says it will take back. */
export const edits = {
  target: (field: 'programmed' | 'executed', activityCode: string, unit: string | null): string =>
    `${field === 'programmed' ? 'Programado' : 'Ejecutado'} de ${activityCode}${unit === null ? '' : ` (${unit})`}`,
  targetCells: (count: number): string => `${count} celdas de metas físicas`,
  indicator: (name: string, year: number): string => `Valor ${year} de «${name}»`,
  indicatorCells: (count: number): string => `${count} celdas de indicadores`,
  budgetCell: (measure: string, code: string): string => `${measure} de ${code}`,
  budgetCells: (count: number): string => `${count} celdas del presupuesto`,
  officialSource: (dimension: 'generica' | 'activity', fileName: string): string =>
    `Fuente oficial por ${dimension === 'generica' ? 'genérica' : 'actividad'}: «${fileName}»`,
  comment: (removed: boolean): string => (removed ? 'Quitar comentario' : 'Comentario de una celda'),
  note: 'Nota al pie',
  newNote: 'Nota al pie nueva',
  noteRemoved: 'Quitar nota al pie',
  version: (name: string): string => `Versión «${name}»`,
  restore: (name: string): string => `Restaurar la versión «${name}»`,
  closeYear: 'Cerrar el año',
  reopenYear: 'Reabrir el año',
  narrative: (activityCode: string | null): string =>
    activityCode === null ? 'Redacción' : `Redacción de ${activityCode}`,
  narrativeStructure: 'Párrafos de la redacción',
  narrativeReview: 'Marcas de revisión',
  import: (fileName: string): string => `Importación de «${fileName}»`,
} as const;
