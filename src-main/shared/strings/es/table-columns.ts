/** What the columns of the tables are usually called: until a year words its own, and in Configuración. */
export const tableColumns: Readonly<Record<string, string>> = {
  generica: 'GENÉRICA DE GASTO',
  activity: 'ACTIVIDADES',
  category: 'CATEGORÍA PRESUPUESTAL',
  pia: 'PIA',
  modifications: 'MODIFICACIONES',
  pim: 'PIM',
  certificado: 'CERTIFICADO',
  compromiso: 'COMPROMISO',
  devengado: 'EJECUCIÓN',
  girado: 'GIRADO',
  balance: 'SALDO',
  progress: 'AVANCE %',
  share: 'ESTRUCTURA',
  previousPim: 'PIM {previousYear}',
  previousDevengado: 'EJECUCIÓN {previousYear}',
  change: 'VARIACIÓN',
  changePercent: 'VARIACIÓN %',
  explanation: 'EXPLICACIÓN',
  unitOfMeasure: 'Unidad de medida',
  poiVersion: 'Versión del POI',
  programmed: 'Programado',
  executed: 'Ejecutado',
  financial: 'Avance financiero %',
  level: 'Resultado/ Producto',
  indicator: 'Nombre del indicador',
  historical: 'Valor histórico',
  projected: 'Metas proyectadas',
  term: 'Sigla',
  meaning: 'Significado',
};

/** Titles of the sections that a year may add. */
export const usualTitles = {
  'year-on-year': 'Ejecución por genérica de gasto, {previousYear} y {year}',
  glossary: 'Siglas y abreviaturas',
} as const;

export const usualTotal = 'TOTAL GENERAL';

/** Abbreviations that every memoria of this kind uses. */
export const usualTerms: readonly string[] = [
  'PIA: Presupuesto Institucional de Apertura',
  'PIM: Presupuesto Institucional Modificado',
  'POI: Plan Operativo Institucional',
  'PP: Programa Presupuestal',
  'UE: Unidad Ejecutora',
];
