import { type ConsultaPage, consultaPageBytes } from '../../src-main/tools/example/consulta-page.ts';

/** A unit that does not exist, in the layout of the real export: three genéricas whose girado is one sol off by rounding. */
export const unitPage: ConsultaPage = {
  title: 'Consulta Amigable',
  subtitle: 'Consulta de Ejecución del Gasto',
  date: '03-febrero-2025',
  year: 2024,
  included: 'Actividades y Proyectos',
  labels: {
    date: 'Fecha de la Consulta',
    year: 'Año de Ejecución',
    included: 'Incluye',
    columns: ['PIA', 'PIM', 'Certificación', 'Compromiso Anual'],
    execution: 'Ejecución',
    executionTitle: 'Ejecución de Gastos en las diferentes fases',
    stages: ['Atención de Compromiso Mensual', 'Devengado', 'Girado'],
    progress: 'Avance %',
  },
  pivot: 'Genérica',
  columns: 'gasto',
  levels: [
    { label: 'TOTAL', amounts: [900_000, 950_000, 940_000, 930_000, 920_000, 910_000, 900_000], progress: '95.8' },
    {
      label: 'Unidad Ejecutora 009-1999: PROGRAMA DE PRUEBA "SEÑAL"',
      amounts: [3_500, 4_000, 3_900, 3_800, 3_700, 3_600, 3_500],
      progress: '90.0',
    },
  ],
  rows: [
    {
      label: '5-21: PERSONAL Y OBLIGACIONES SOCIALES',
      key: '5-2-1',
      amounts: [1_000, 1_200, 1_200, 1_200, 1_200, 1_200, 1_200],
      progress: '100.0',
    },
    {
      label: '5-23: BIENES Y SERVICIOS',
      key: '5-2-3',
      amounts: [2_500, 2_817, 2_700, 2_600, 2_500, 2_417, 2_301],
      progress: '85.8',
    },
    {
      label: '6-26: ADQUISICION DE ACTIVOS NO FINANCIEROS',
      key: '6-2-6',
      amounts: [0, -17, 0, 0, 0, -17, 0],
      progress: '100.0',
    },
  ],
};

export const page = (changes: Partial<ConsultaPage> = {}): Uint8Array => consultaPageBytes({ ...unitPage, ...changes });

/** The unit of the example, so that only what a test changes is wrong with the file. */
export const exampleUnitPage = (changes: Partial<ConsultaPage> = {}): Uint8Array =>
  page({
    levels: unitPage.levels.map((level) => ({ ...level, label: level.label.replace('009-1999', '005-1066') })),
    ...changes,
  });

export const incomePage = (): Uint8Array =>
  page({
    title: 'Consulta Amigable de Ingresos',
    subtitle: 'Presupuesto y Ejecución de Ingresos',
    included: null,
    columns: 'ingreso',
    levels: [{ label: 'TOTAL', amounts: [86_322, 114_274, 86_946] }],
    rows: [{ label: '1: IMPUESTOS Y CONTRIBUCIONES OBLIGATORIAS', key: '1-1', amounts: [9_007, 9_007, 5_258] }],
  });

/** The same unit by activity: what its genéricas add up to, in two activities. */
export const activityRows: Pick<ConsultaPage, 'pivot' | 'rows'> = {
  pivot: 'Actividad/Acción de Inversión/Obra',
  rows: [
    {
      label: '5000276: GESTION DEL PROGRAMA',
      key: '5000276',
      amounts: [1_000, 1_200, 1_200, 1_200, 1_200, 1_200, 1_200],
      progress: '100.0',
    },
    {
      label: '5006294: TRANSFERENCIA DE RECURSOS',
      key: '5006294',
      amounts: [2_500, 2_800, 2_700, 2_600, 2_500, 2_400, 2_300],
      progress: '85.7',
    },
  ],
};

export const activityPage = (): Uint8Array => page(activityRows);
