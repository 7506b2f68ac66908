import { readFileSync } from 'node:fs';
import type { Block, ChapterModel, ChartModel, Run } from '#shared/domain/chapter-model.ts';
import { cents } from '#shared/domain/money.ts';
import type { Cell, Column, Row, TableKey, TableModel } from '#shared/domain/table-model.ts';

/**
 * The published chapters 4 and 5 of 2024 as a model, straight from the printed figures and independent of every
 * calculation of the program: what the writers must be able to print.
 */
export function chapter2024(): ChapterModel {
  return {
    yearId: 1,
    year: 2024,
    title: 'Memoria Anual 2024',
    institution: 'Programa de Empleo Temporal “Llamkasun Perú”',
    isExample: true,
    blocks: [
      ...published.chapter4.map((block, index) => toBlock(block, `4-${index}`)),
      { kind: 'chart', id: 'chart-execution', chart: executionChart() },
      ...published.chapter5.map((block, index) => toBlock(block, `5-${index}`)),
    ],
  };
}

/** Every text of the published tables, as printed, by table number: rows of cells without headers. */
export function publishedTable(number: number): TableModel {
  const table = tables().find((one) => one.number === number);
  if (!table) throw new Error(`no table ${number}`);
  return table;
}

/** The chapter with one table replaced, for edges the published data does not have. */
export function chapterWithTable(table: TableModel): ChapterModel {
  return { ...chapter2024(), blocks: [{ kind: 'table', id: 'only', table }] };
}

type PublishedRow = Readonly<Record<string, string | number | null>>;
type PublishedTable = {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly {
    readonly key: string;
    readonly label: string;
    readonly type: string;
    readonly group?: string;
  }[];
  readonly rows: readonly PublishedRow[];
  readonly total?: PublishedRow;
  readonly total_label?: string;
  readonly source: string;
  readonly elaboration?: string;
  readonly footnotes?: readonly { readonly mark: string; readonly text: string }[];
};
type PublishedBlock = { readonly type: string; readonly text?: string; readonly ref?: string };

const published = JSON.parse(
  readFileSync(new URL('../fixtures/chapter-2024/published.json', import.meta.url), 'utf8'),
) as {
  readonly tables: readonly PublishedTable[];
  readonly chapter4: readonly PublishedBlock[];
  readonly chapter5: readonly PublishedBlock[];
};

const keys: Readonly<Record<string, TableKey>> = {
  18: 'pia-by-generica',
  19: 'pim-by-generica',
  20: 'execution-by-generica',
  21: 'execution-by-activity',
  22: 'targets',
  23: 'indicators',
};

function tables(): readonly TableModel[] {
  return published.tables.map(toTable);
}

function toTable(table: PublishedTable): TableModel {
  const key = keys[table.id];
  if (!key) throw new Error(`no key for table ${table.id}`);
  const printed = table.columns.filter(({ key: name }) => name !== 'codigo' && name !== 'nota');
  const body = table.rows.map(
    (row, index): Row => ({
      key: String(row.codigo ?? index),
      kind: 'body',
      cells: printed.map((column) => toCell(column, row)),
    }),
  );
  const first = printed.findIndex(({ type }) => type !== 'text');
  const total: readonly Row[] = table.total
    ? [
        {
          key: 'total',
          kind: 'total',
          labelSpan: first,
          cells: printed.map((column, index): Cell => {
            if (index < first) return { kind: 'text', value: index === 0 ? (table.total_label ?? '') : '' };
            if (column.key === 'estructura_pct') return { kind: 'percent', value: { scaled: 100, decimals: 0 } };
            return toCell(column, table.total ?? {});
          }),
        },
      ]
    : [];
  return {
    key,
    number: Number(table.id),
    label: `Tabla N° ${table.id}`,
    title: table.title,
    columns: printed.map(toColumn),
    rows: [...body, ...total],
    notes: (table.footnotes ?? []).map(({ mark, text }) => ({ number: Number.parseInt(mark, 10), text })),
    source: table.source,
    preparedBy: table.elaboration ?? null,
  };
}

function toColumn(column: PublishedTable['columns'][number]): Column {
  const [, label = column.label, mark] = /^(.*?)(?: (\d)\/)?$/.exec(column.label) ?? [];
  const [, group, groupMark] = /^(.*?)(?: (\d)\/)?$/.exec(column.group ?? '') ?? [];
  const widths: Readonly<Record<string, number>> = {
    generica: 40,
    categoria_presupuestal: 18,
    actividad: 30,
    resultado_producto: 20,
    indicador: 34,
  };
  return {
    key: modelKeys[column.key] ?? column.key,
    label,
    kind: kindOf(column.type),
    width: widths[column.key] ?? (column.type.startsWith('percent2') ? 9 : 16),
    ...(mark ? { notes: [Number(mark)] } : {}),
    ...(group ? { group: { label: group, ...(groupMark ? { notes: [Number(groupMark)] } : {}) } } : {}),
    ...(column.key === 'categoria_presupuestal' || column.key === 'resultado_producto' ? { merge: true } : {}),
  };
}

/** Column keys of the model by those of the published data. */
const modelKeys: Readonly<Record<string, string>> = {
  estructura_pct: 'share',
  ejecucion: 'devengado',
  avance_pct: 'progress',
  categoria_presupuestal: 'category',
  actividad: 'activity',
  unidad_medida: 'unitOfMeasure',
  programado: 'programmed',
  ejecutado: 'executed',
  resultado_producto: 'level',
  indicador: 'indicator',
};

function kindOf(type: string): Column['kind'] {
  if (type === 'percent') return 'percent';
  if (type === 'percent2') return 'decimal';
  if (type === 'text') return 'text';
  return 'amount';
}

function toCell(column: PublishedTable['columns'][number], row: PublishedRow): Cell {
  const value = row[column.key] ?? null;
  if (column.type === 'text') {
    const code = column.key === 'generica' || column.key === 'actividad' ? `${row.codigo}. ` : '';
    const note = column.key === 'indicador' && typeof row.nota === 'string' ? [Number.parseInt(row.nota, 10)] : [];
    return { kind: 'text', value: `${code}${value}`, ...(note.length > 0 ? { notes: note } : {}) };
  }
  if (typeof value !== 'number') throw new Error(`not a number: ${column.key}`);
  if (column.type === 'percent') return { kind: 'percent', value: { scaled: Math.round(value * 10), decimals: 1 } };
  if (column.type === 'percent2')
    return { kind: 'decimal', value: { scaled: Math.round(value * 100), decimals: 2 }, mark: null, suffix: '%' };
  if (column.key === 'programado' || column.key === 'ejecutado') return { kind: 'count', value };
  return { kind: 'amount', value: cents(Math.round(value * 100)), decimals: column.type === 'decimal2' ? 2 : 0 };
}

function toBlock(block: PublishedBlock, id: string): Block {
  if (block.type === 'table') return { kind: 'table', id, table: publishedTable(Number(block.ref)) };
  const text = block.text ?? '';
  const heading = /^heading(\d)$/.exec(block.type);
  if (heading) {
    const [, number = '', words = text] = /^([\d.]+?)\.? (.*)$/.exec(text) ?? [];
    const level = Number(heading[1]);
    return { kind: 'heading', id, level: level === 1 ? 1 : level === 2 ? 2 : 3, number, text: words };
  }
  const style = block.type === 'lead' ? 'lead' : 'body';
  return { kind: 'paragraph', id, style, activityCode: null, runs: toRuns(text) };
}

/** Amounts become figures with no-break spaces; "la siguiente tabla" becomes a reference to table 22. */
function toRuns(text: string): readonly Run[] {
  return text.split(/(S\/ [\d ]+\.\d\d|siguiente tabla)/).map((piece): Run => {
    if (piece === 'siguiente tabla') return { kind: 'reference', table: 'targets', text: 'Tabla N° 22' };
    if (piece.startsWith('S/ '))
      return { kind: 'figure', ref: 'budget/total/pim', text: piece.replaceAll(' ', '\u00a0') };
    return { kind: 'text', text: piece };
  });
}

function executionChart(): ChartModel {
  const { rows } = publishedTable(21);
  const body = rows.filter(({ kind }) => kind === 'body');
  const amounts = (index: number) =>
    body.map(({ cells }) => {
      const cell = cells[index];
      return cell?.kind === 'amount' ? cell.value : null;
    });
  return {
    key: 'execution',
    number: 4,
    label: 'Gráfico N° 04',
    title: 'Reporte de ejecución presupuestal',
    type: 'column',
    categories: body.map(({ cells }) => (cells[1]?.kind === 'text' ? cells[1].value : '')),
    series: [
      { name: 'PIM', values: amounts(2) },
      { name: 'Devengado', values: amounts(3) },
    ],
    alternativeText: 'Gráfico de columnas: PIM y devengado de las cuatro actividades.',
    source: 'SIAF Web Operaciones en Línea – UE 005: Trabaja Perú.',
    preparedBy: 'Unidad Funcional de Planeamiento y Presupuesto (UFPP).',
  };
}
