import { type SheetCell, workbookBytes } from '../../src-main/tools/example/siaf-workbook.ts';
import { encodeText } from './siaf-sheets.ts';

/** Tables that no profile knows, as offices have them (formats.md §4). All figures are invented; activities are the example's. */
export const MONTHS = ['Ene', 'Feb', 'Mar', 'Abr', 'May', 'Jun', 'Jul', 'Ago', 'Set', 'Oct', 'Nov', 'Dic'] as const;

const monthly = (values: readonly number[]): readonly SheetCell[] =>
  Array.from({ length: 12 }, (_, index) => values[index] ?? 0);

/** A follow-up report like CEPLAN's: a title, two rows of headings, programmed and executed by month, totals beside. */
export const followUpRows: readonly (readonly SheetCell[])[] = [
  ['Seguimiento del Plan Operativo Institucional'],
  ['Unidad ejecutora de prueba'],
  [],
  ['Actividad presupuestal', 'Unidad de medida', 'Programado', ...Array.from({ length: 11 }, () => ''), 'Ejecutado'],
  ['', '', ...MONTHS, ...MONTHS],
  [
    '5000276: GESTION DEL PROGRAMA',
    'Informe',
    ...monthly([4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 6]),
    ...monthly([4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5]),
  ],
  [
    '5006294: TRANSFERENCIA',
    'Transferencia',
    ...monthly([0, 0, 700, 704, 700, 600]),
    ...monthly([0, 0, 700, 700, 700, 600]),
  ],
  ['5006295: ASISTENCIA TECNICA', 'Persona', ...monthly([10]), ...monthly([9])],
  ['9999999: ACCIONES CENTRALES', 'Acción', ...monthly([1]), ...monthly([1])],
  ['Fuente: registro de la unidad.'],
];
export const followUp = (): Uint8Array => workbookBytes('Seguimiento', followUpRows);

/** The unit's own list: one row for each organic unit, thousands with a point and decimals with a comma. */
export const ownGoals = (): Uint8Array =>
  encodeText(
    [
      'Actividad;Unidad Orgánica;Unidad de Medida;Meta anual;Ejecutado;% Avance',
      '5000276;DE;informe;4;4;100,0',
      '5000276;Unidad Funcional de Administración y Finanzas;informe;7;6;85,7',
      '5000276;UT;informe;1.020;1.019;99,9',
      'TOTAL;;;1.031;1.029;99,8',
    ].join('\r\n'),
    'windows-1252',
  );

/** Genéricas as Excel damages them: 5-21 became a day, 6-24 the month of a year. */
export const ownBudget = (): Uint8Array =>
  encodeText(
    [
      'Presupuesto de la unidad',
      'Genérica;PIA;PIM;Devengado',
      '21-may;10.500,50;11.000,00;10.999,99',
      '5.23;1.000,00;2.000,00;1.500,00',
      'jun-24;0,00;500,00;-',
      'Total;11.500,50;13.500,00;12.499,99',
    ].join('\r\n'),
    'windows-1252',
  );

/** Columns of years; a workbook's percentages are fractions. */
export const ownIndicators = (): Uint8Array =>
  workbookBytes('Indicadores', [
    ['Indicador', 'Valor 2023', 'Valor 2024 1/', 'Meta 2030'],
    ['PORCENTAJE DE GENERACION DE EMPLEOS TEMPORALES 2/', 0.9987, 1, 1],
    ['Porcentaje de satisfacción del participante', 'n.d.', 0.8812, ''],
    ['Otro indicador', 1, 2, 3],
  ]);
