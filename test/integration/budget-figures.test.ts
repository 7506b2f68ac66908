import { describe, expect, it } from 'vitest';
import { buildChapter } from '#backend/chapter/build-chapter.ts';
import type { ChapterData } from '#backend/chapter/chapter-data.ts';
import { linkFacts } from '#backend/chapter/narrative/choices.ts';
import { figureAt } from '#backend/chapter/narrative/figures.ts';
import { previewPlaces } from '#backend/chapter/preview-places.ts';
import { figureOfCell } from '#shared/domain/cell-figure.ts';
import type { FigureFormat } from '#shared/domain/narrative.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { figureText } from '#shared/format/figure-text.ts';
import { type Amounts, budgetOf, data2024, noBudget } from '../helpers/chapter-data.ts';

const amounts = (pim: number, devengado: number): Amounts => ({ pia: pim, pim, devengado, certificado: null });
const generica = (...rows: (readonly [string, Amounts])[]) => ({
  generica: budgetOf('generica', rows),
  activity: noBudget('activity'),
});

/** 5-23 is only of this year, 5-25 only of the one before. */
const twoYears = (): ChapterData => ({
  ...data2024(),
  budget: generica(['5-21', amounts(400_00, 300_00)], ['5-23', amounts(600_00, 600_00)]),
  previous: generica(['5-21', amounts(200_00, 200_00)], ['5-25', amounts(50_00, 50_00)]),
});

const amount = (value: number) => ({ kind: 'amount', value });
const ratio = (part: bigint, whole: bigint) => ({ kind: 'ratio', value: { part, whole } });

describe('a sentence about a row that only one of two years has', () => {
  it('says what the table of both years says', () => {
    const data = twoYears();
    const at = (ref: string) => figureAt(data, ref);
    expect(at('budget/generica/5-23/change')).toEqual(amount(600_00));
    expect(at('previous/budget/generica/5-23/devengado')).toEqual(amount(0));
    expect(at('budget/generica/5-25/devengado')).toEqual(amount(0));
    expect(at('budget/generica/5-25/change')).toEqual(amount(-50_00));
    expect(at('budget/generica/5-25/change-percent')).toEqual(ratio(-50_00n, 50_00n));
    expect(at('previous/budget/generica/5-25/pim')).toEqual(amount(50_00));
    // A change in per cent of nothing is none, as in the table.
    expect(at('budget/generica/5-23/change-percent')).toBeNull();
  });

  it('stays missing where no year has it, where there is no file and where the file has no such column', () => {
    const data = twoYears();
    for (const ref of ['budget/generica/5-29/pim', 'previous/budget/generica/5-29/pim', 'budget/activity/5000276/pim'])
      expect(figureAt(data, ref)).toBeNull();
    expect(figureAt(data, 'budget/generica/5-25/certificado')).toBeNull();
    expect(figureAt({ ...data, previous: null }, 'budget/generica/5-25/pim')).toBeNull();
    expect(figureAt({ ...data, previous: null }, 'budget/generica/5-21/change')).toBeNull();
    expect(figureAt({ ...data, previous: null }, 'previous/budget/generica/5-21/pim')).toBeNull();
    for (const measure of ['share', 'previousPim', 'changePercent', 'other', ''])
      expect(figureAt(data, `budget/generica/5-21/${measure}`)).toBeNull();
  });
});

it('every amount and percentage of the table of both years is what a sentence that points at it says', () => {
  const plain = twoYears();
  const settings = plain.settings.tables['year-on-year'];
  const columns = [
    'generica',
    'previousPim',
    'previousDevengado',
    'pim',
    'devengado',
    'balance',
    'progress',
    'change',
    'changePercent',
  ];
  const table = { ...settings, columns, percentDecimals: 1 as const };
  const data: ChapterData = {
    ...plain,
    sections: [{ id: 1, kind: 'table', key: 'year-on-year' }],
    settings: { ...plain.settings, tables: { ...plain.settings.tables, 'year-on-year': table } },
  };
  const block = buildChapter(data).blocks.find((each) => each.kind === 'table');
  if (block?.kind !== 'table') throw new Error('no table');
  const told = block.table.rows.flatMap((row) =>
    block.table.columns.flatMap(({ key }, index) => {
      const ref = figureOfCell('year-on-year', row, key);
      const cell = row.cells[index];
      if (ref === null || !cell) return [];
      const figure = figureAt(data, ref);
      const format = figure?.kind === 'ratio' ? 'percent-1' : 'whole-amount';
      const formats = { ...data.settings.formats, amountSeparator: 'comma' as const };
      const words = figure && figureText(figure, format, { form: 'masculine', formats });
      return [[ref, cellText(cell), words ?? '–']];
    }),
  );
  expect(told).toHaveLength(4 * 8);
  expect(told.filter(([, printed, words]) => printed !== words)).toEqual([]);
});

it('a sentence says of next to nothing what its table says, and "0.0%" where no table of the chapters says "<0.1%" (TC6)', () => {
  const plain = data2024();
  const tables = plain.settings.tables;
  const at = (tiny: boolean, pim: number, devengado: number, format: FigureFormat = 'percent-1') => {
    const figure = figureAt(
      {
        ...plain,
        budget: generica(['5-21', amounts(pim, devengado)]),
        settings: {
          ...plain.settings,
          tables: { ...tables, 'execution-by-generica': { ...tables['execution-by-generica'], tinyPercents: tiny } },
        },
      },
      'budget/generica/5-21/progress',
    );
    return figure && figureText(figure, format, { form: 'masculine', formats: plain.settings.formats });
  };
  expect(at(true, 10_000_00, 1_00)).toBe('<0.1%');
  expect(at(false, 10_000_00, 1_00)).toBe('0.0%');
  expect(at(true, 10_000_00, 1_00, 'percent-2')).toBe('0.01%');
  expect(at(true, 10_000_00, 1_00, 'percent-0')).toBe('<1%');
  expect(at(true, 10_000_00, 0)).toBe('0.0%');
  expect(at(true, 10_000_00, 5_00)).toBe('0.1%');
});

describe('the total of the budget', () => {
  /** SIAF by activity in céntimos, the Consulta Amigable by genérica in whole soles (CH-5). */
  const twoFiles = (): ChapterData => {
    const byGenerica = budgetOf('generica', [['5-21', amounts(400_00, 300_00)]]);
    return {
      ...data2024(),
      budget: {
        generica: {
          ...byGenerica,
          source: byGenerica.source && { ...byGenerica.source, scale: 'soles', fileName: 'ca.xls' },
        },
        activity: budgetOf('activity', [['5000276', amounts(400_37, 300_12)]]),
      },
      previous: null,
    };
  };

  it('is that of the chapters in a sentence, and that of its table where a total of a table is pointed at', () => {
    const data = twoFiles();
    const total = { key: 'total', kind: 'total' as const };
    expect(figureAt(data, 'budget/total/pim')).toEqual(amount(400_37));
    expect(figureOfCell('execution-by-generica', total, 'pim')).toBe('budget/generica/total/pim');
    expect(figureAt(data, 'budget/generica/total/pim')).toEqual(amount(400_00));
    expect(figureOfCell('execution-by-activity', total, 'progress')).toBe('budget/activity/total/progress');
    expect(figureAt(data, 'budget/activity/total/progress')).toEqual(ratio(300_12n, 400_37n));
  });

  it('has the source, the places and the cell of the file that it is from', () => {
    const data = twoFiles();
    const facts = (ref: string) => linkFacts(data, new Map(), { ref, format: 'soles', activityCode: null });
    const [whole, byGenerica] = [facts('budget/total/pim'), facts('budget/generica/total/pim')];
    expect([whole.label, byGenerica.label]).toEqual(['PIM total', 'PIM total por genérica']);
    expect([whole.source, byGenerica.source]).toEqual(['Archivo «prueba.xlsx»', 'Archivo «ca.xls»']);
    const tables = (used: readonly string[]) => used.filter((place) => place.startsWith('Tabla'));
    expect(tables(whole.used)).toEqual(['Tabla N°\u00a021']);
    expect(tables(byGenerica.used)).toEqual(['Tabla N°\u00a019', 'Tabla N°\u00a020']);
    const sentences = (used: readonly string[]) => used.filter((place) => place.startsWith('Párrafo'));
    expect(sentences(whole.used).length).toBeGreaterThan(0);
    expect(sentences(byGenerica.used)).toEqual([]);
    expect(sentences(facts('budget/activity/total/pim').used)).toEqual(sentences(whole.used));
    const places = previewPlaces(data, buildChapter(data), () => null);
    expect(places['figure/budget/total/pim']?.cell).toBe('budget:activity:total:pim');
    expect(places['cell/execution-by-generica/total/pim']?.cell).toBe('budget:generica:total:pim');
  });

  it('of the activities stands for both where no file is by genérica, and has that source', () => {
    const data = { ...twoFiles(), budget: { ...twoFiles().budget, generica: noBudget('generica') } };
    const soles = {
      ...data.budget.activity,
      source: data.budget.activity.source && { ...data.budget.activity.source, scale: 'soles' as const },
    };
    const only: ChapterData = { ...data, budget: { ...data.budget, activity: soles } };
    const { value, source } = linkFacts(only, new Map(), {
      ref: 'budget/total/pim',
      format: 'whole-amount',
      activityCode: null,
    });
    expect([value, source.startsWith('Archivo «prueba.xlsx»')]).toEqual(['400', true]);
  });
});
