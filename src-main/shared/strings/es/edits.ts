import { budget } from './budget.ts';

const goalFields = {
  programmed: 'Programado',
  executed: 'Ejecutado',
  unitOfMeasure: 'Unidad de medida',
  rule: 'Regla anual',
  evidence: 'Evidencia',
  phrase: 'Frase',
} as const;

/** Labels of the undo log: what Ctrl+Z says it will take back. */
export const edits = {
  target: (
    field: 'programmed' | 'executed' | 'unitOfMeasure' | 'rule' | 'evidence' | 'phrase',
    activityCode: string,
    { unit, month }: { readonly unit: string | null; readonly month: number | null },
  ): string =>
    `${goalFields[field]}${month === null ? '' : ` de ${(budget.months.names[month - 1] ?? '').toLowerCase()}`} de ${activityCode}${unit === null ? '' : ` (${unit})`}`,
  newGoal: (activityCode: string): string => `Meta nueva de ${activityCode}`,
  pastedGoals: (goals: number, cells: number): string =>
    [
      ...(goals > 0 ? [`${goals} ${goals === 1 ? 'meta nueva' : 'metas nuevas'}`] : []),
      ...(cells > 0 ? [`${cells} celdas de metas físicas`] : []),
    ].join(' y '),
  goalsRemoved: (codes: readonly string[]): string =>
    codes.length === 1 ? `Eliminar la meta de ${codes[0]}` : `Eliminar ${codes.length} metas`,
  goalRowsRemoved: (count: number): string => `Eliminar ${count} filas de metas físicas`,
  goalsMoved: (codes: readonly string[]): string =>
    codes.length === 1 ? `Mover la meta de ${codes[0]}` : `Mover ${codes.length} metas`,
  unitsAdded: (activityCode: string, count: number): string =>
    `Desglose de ${activityCode}: ${count} ${count === 1 ? 'unidad orgánica' : 'unidades orgánicas'}`,
  unitsRemoved: (activityCode: string, acronyms: readonly string[]): string =>
    `Quitar ${acronyms.join(', ')} del desglose de ${activityCode}`,
  takeFromSiaf: (activityCode: string): string => `Metas de SIAF para ${activityCode}`,
  newPoiVersion: (name: string): string => `Versión del POI «${name}»`,
  poiVersionRenamed: (name: string, newName: string): string => `Versión del POI «${name}» ahora «${newName}»`,
  poiVersionRemoved: (name: string): string => `Eliminar la versión del POI «${name}»`,
  printedPoiVersion: (name: string): string => `Imprimir la versión del POI «${name}»`,
  targetCells: (count: number): string => `${count} celdas de metas físicas`,
  indicator: (name: string, year: number, field: 'value' | 'numerator' | 'denominator' | 'goal'): string =>
    `${{ value: 'Valor', numerator: 'Numerador', denominator: 'Denominador', goal: 'Meta' }[field]} ${year} de «${name}»`,
  indicatorCells: (count: number): string => `${count} celdas de indicadores`,
  indicatorName: (row: 'level' | 'indicator'): string =>
    row === 'level' ? 'Nombre de un resultado o producto' : 'Nombre de un indicador',
  catalogueAdd: (kind: 'generica' | 'activity', code: string): string =>
    `${kind === 'generica' ? 'Genérica' : 'Actividad'} ${code} en el catálogo`,
  catalogueName: (kind: 'generica' | 'activity', code: string): string =>
    `Nombre de la ${kind === 'generica' ? 'genérica' : 'actividad'} ${code}`,
  catalogueNames: (count: number): string => `${count} nombres del catálogo`,
  catalogueRemove: (kind: 'generica' | 'activity', codes: readonly string[]): string =>
    `Quitar del catálogo ${kind === 'generica' ? 'la genérica' : 'la actividad'} ${codes.join(', ')}`,
  newIndicatorRow: (row: 'level' | 'indicator'): string =>
    row === 'level' ? 'Resultado o producto nuevo' : 'Indicador nuevo',
  moveIndicatorRow: (row: 'level' | 'indicator'): string =>
    row === 'level' ? 'Mover un resultado o producto' : 'Mover un indicador',
  removeIndicatorRows: (rows: number, levels: number): string => {
    const indicators = rows === 1 ? '1 indicador' : `${rows} indicadores`;
    if (levels === 0) return `Quitar ${indicators}`;
    return `Quitar ${levels === 1 ? '1 resultado o producto' : `${levels} resultados o productos`} con ${indicators}`;
  },
  indicatorSheet: (name: string): string => `Ficha de «${name}»`,
  indicatorFacts: (name: string, year: number): string => `Ficha de «${name}», ${year}`,
  levelKind: (kind: 'result' | 'product'): string => `Cambiar a ${kind === 'result' ? 'resultado' : 'producto'}`,
  newIndicatorYear: (year: number): string => `Columna ${year} de los indicadores`,
  removeIndicatorYear: (year: number): string => `Quitar la columna ${year} de los indicadores`,
  indicatorYearKind: (year: number, kind: 'historical' | 'projected'): string =>
    `Columna ${year} como ${kind === 'historical' ? 'valor histórico' : 'meta proyectada'}`,
  budgetCell: (measure: string, code: string): string => `${measure} de ${code}`,
  budgetCells: (count: number): string => `${count} celdas del presupuesto`,
  history: (years: readonly number[]): string =>
    years.length === 1 ? `Presupuesto de ${years[0]}` : `Presupuesto de ${years.length} años anteriores`,
  historyRemoved: (years: readonly number[]): string =>
    years.length === 1 ? `Quitar el presupuesto escrito de ${years[0]}` : `Quitar ${years.length} años escritos`,
  officialSource: (dimension: string, fileName: string): string =>
    `Fuente oficial ${dimension.toLowerCase()}: «${fileName}»`,
  comment: (removed: boolean): string => (removed ? 'Quitar comentario' : 'Comentario de una celda'),
  explanation: (row: string | null): string => `Explicación ${row === null ? 'del total' : `de ${row}`}`,
  note: 'Nota al pie',
  newNote: 'Nota al pie nueva',
  noteReviewed: 'Nota al pie revisada',
  noteRemoved: 'Quitar nota al pie',
  reviewed: (count: number | null): string =>
    count === null ? 'Marcar todo como revisado' : count === 1 ? 'Texto revisado' : `${count} textos revisados`,
  controlConfirmed: (fileName: string): string => `Total de control de «${fileName}»`,
  signed: (role: string, name: string): string => `${role}: ${name}`,
  signatureWithdrawn: (role: string): string => `Retirar la conformidad: ${role.toLowerCase()}`,
  acceptFinding: 'Aceptar hallazgo',
  reopenFinding: 'Reabrir hallazgo',
  fixWriting: 'Corregir la escritura',
  version: (name: string): string => `Versión «${name}»`,
  restore: (name: string): string => `Restaurar la versión «${name}»`,
  closeYear: 'Cerrar el año',
  reopenYear: 'Reabrir el año',
  narrative: (activityCode: string | null): string =>
    activityCode === null ? 'Redacción' : `Redacción de ${activityCode}`,
  narrativeStructure: 'Párrafos de la redacción',
  narrativeReview: 'Marcas de revisión',
  template: (name: string | null): string => (name === null ? 'Quitar la plantilla de Word' : `Plantilla «${name}»`),
  contents: (shown: boolean): string => (shown ? 'Índices en el Word' : 'Word sin índices'),
  import: (fileName: string): string => `Importación de «${fileName}»`,
} as const;
