import { type FormWorkbook, formMark, formVersion } from '#shared/domain/collection-form.ts';

/** A form for a unit that does not exist: two goals, of which one is filled in, and an indicator. */
export const smallForm: FormWorkbook = {
  title: 'Metas físicas e indicadores 2024',
  institution: 'Programa de prueba',
  facts: [['Unidad ejecutora', '1999 Unidad de prueba']],
  instructions: ['Escriba solo en las celdas amarillas.'],
  sheets: [
    {
      name: 'Metas físicas',
      title: 'Metas físicas',
      columns: ['Actividad', 'Denominación', 'Unidad de medida', 'Unidad orgánica', 'Programado', 'Ejecutado'].map(
        (label) => ({
          label,
          width: 18,
        }),
      ),
      rows: (
        [
          ['5000276', 'Gestión del programa', 'Informe', 'Total', '12', '11'],
          ['5000276', 'Gestión del programa', 'Informe', 'UFPP', '', ''],
        ] as const
      ).map((row) => row.map((text, column) => ({ text, input: column > 3 ? ('count' as const) : null }))),
    },
    {
      name: 'Indicadores',
      title: 'Indicadores',
      columns: [
        { label: 'Indicador', width: 40 },
        { label: 'Resultado o producto', width: 30 },
        { label: '2024', width: 12 },
      ],
      rows: [
        [
          { text: 'Porcentaje de prueba', input: null },
          { text: 'Resultado', input: null },
          { text: '5.35%', input: 'figure' },
        ],
      ],
    },
  ],
  marks: [
    [formMark, formVersion],
    ['year', '2024'],
    ['unit', '1999'],
    ['organic-unit', ''],
    ['made-at', '2025-01-20T15:00:00.000Z'],
    // The execution of the first goal said 10 when the form was made: somebody wrote 11.
    ['cell', 'Metas físicas', '4', '5', '1 4', '5000276 · Total', 'target:1:programmed', '12'],
    ['cell', 'Metas físicas', '4', '6', '1 4', '5000276 · Total', 'target:1:executed', '10'],
    ['cell', 'Metas físicas', '5', '5', '1 4', '5000276 · UFPP', 'target-unit:1:programmed', ''],
    ['cell', 'Metas físicas', '5', '6', '1 4', '5000276 · UFPP', 'target-unit:1:executed', ''],
    ['cell', 'Indicadores', '4', '3', '1', 'Porcentaje de prueba', 'indicator:1:2024', '5.35%'],
  ],
};
