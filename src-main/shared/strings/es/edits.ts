/** Labels of the undo log: what Ctrl+Z says it will take back. */
export const edits = {
  target: (field: 'programmed' | 'executed', activityCode: string, unit: string | null): string =>
    `${field === 'programmed' ? 'Programado' : 'Ejecutado'} de ${activityCode}${unit === null ? '' : ` (${unit})`}`,
  targetCells: (count: number): string => `${count} celdas de metas físicas`,
  indicator: (name: string, year: number): string => `Valor ${year} de «${name}»`,
  indicatorCells: (count: number): string => `${count} celdas de indicadores`,
  import: (fileName: string): string => `Importación de «${fileName}»`,
} as const;
