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

type Amounts = ConsultaPage['rows'][number]['amounts'];
const row = (label: string, key: string, amounts: Amounts, progress = '') => ({ label, key, amounts, progress });

/** The queries that no table of the report is made from, about the same unit: each adds up to its total, give or take a sol. */
export const viewRows = {
  producto: {
    pivot: 'Producto/Proyecto',
    rows: [
      row('3000001: ACCIONES COMUNES', '3000001', [1_000, 1_200, 1_200, 1_200, 1_200, 1_200, 1_200], '100.0'),
      row(
        '3000887: PERSONAS CON EMPLEO TEMPORAL',
        '3000887',
        [2_500, 2_800, 2_700, 2_600, 2_500, 2_400, 2_300],
        '85.7',
      ),
    ],
  },
  fuente: {
    pivot: 'Fuente de Financiamiento',
    rows: [
      row('1: RECURSOS ORDINARIOS', '1', [3_500, 3_900, 3_800, 3_700, 3_600, 3_500, 3_400], '89.7'),
      row('3: RECURSOS POR OPERACIONES OFICIALES DE CREDITO', '3', [0, 100, 100, 100, 100, 100, 100], '100.0'),
    ],
  },
  rubro: {
    pivot: 'Rubro',
    rows: [
      row('00: RECURSOS ORDINARIOS', '00', [3_500, 3_900, 3_800, 3_700, 3_600, 3_500, 3_400], '89.7'),
      row('19: RECURSOS POR OPERACIONES OFICIALES DE CREDITO', '19', [0, 100, 100, 100, 100, 101, 101], '101.0'),
    ],
  },
  mes: {
    pivot: 'Mes',
    // Certificación, compromiso anual, atención de compromiso mensual, devengado, girado.
    rows: (
      [
        ["1: 'Enero", 3_000, 3_000, 310, 300, 300],
        ["2: 'Febrero", 900, 900, 290, 300, 300],
        ["3: 'Marzo", 0, 0, 300, 300, 300],
        ["4: 'Abril", 0, 0, 300, 300, 300],
        ["5: 'Mayo", 0, 0, 300, 300, 300],
        ["6: 'Junio", -100, -200, -17, -17, -17],
        ["7: 'Julio", 100, 100, 317, 317, 317],
        ["8: 'Agosto", 0, 0, 300, 300, 300],
        ["9: 'Setiembre", 0, 0, 300, 300, 300],
        ["10: 'Octubre", 0, 0, 300, 300, 300],
        ["11: 'Noviembre", 0, 0, 300, 300, 300],
        ["12: 'Diciembre", 0, 0, 600, 600, 500],
      ] as const
    ).map(([label, ...flows], index) => row(label, String(index + 1), [null, null, ...flows])),
  },
} as const satisfies Readonly<Record<string, Pick<ConsultaPage, 'pivot' | 'rows'>>>;

/** The executing units of a pliego; of them one is the unit of the other pages. */
export const unitsPage = (changes: Partial<ConsultaPage> = {}): Uint8Array =>
  page({
    pivot: 'Unidad Ejecutora',
    levels: [
      { label: 'TOTAL', amounts: [900_000, 950_000, 940_000, 930_000, 920_000, 910_000, 900_000], progress: '95.8' },
      {
        label: 'Pliego 012: M. DE PRUEBA',
        amounts: [13_500, 14_500, 14_400, 14_300, 14_200, 14_101, 14_000],
        progress: '97.2',
      },
    ],
    rows: [
      row('001-154: OTRA UNIDAD', '154', [10_000, 10_500, 10_500, 10_500, 10_500, 10_501, 10_500], '100.0'),
      row('009-1999: PROGRAMA DE PRUEBA "SEÑAL"', '1999', [3_500, 4_000, 3_900, 3_800, 3_700, 3_600, 3_500], '90.0'),
    ],
    ...changes,
  });
