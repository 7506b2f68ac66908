import { readFileSync } from 'node:fs';
import type { ReferenceTable } from '#shared/domain/reference/model.ts';
import { factsOf, type ReviewSource } from '#shared/domain/review/facts.ts';
import type { ReviewFacts, ReviewLexicon, ReviewParagraph } from '#shared/domain/review/model.ts';
import { extractNumbers } from '#shared/domain/review/numbers.ts';
import { cardinalOf, cardinalWords } from '#shared/format/number-words.ts';
import { lexicon as words } from '#shared/strings/es/review.ts';
import { chapterTables2024, references2024 } from './reference-2024.ts';

export const lexicon: ReviewLexicon = { ...words, cardinal: cardinalOf };

/** Chapter 4 of 2024 as published: headings and leads set the subject, paragraphs are reviewed. */
export function chapterText2024(): readonly ReviewParagraph[] {
  const file = new URL('../fixtures/chapter-2024/published.json', import.meta.url);
  const { chapter4 } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly chapter4: readonly { readonly type: string; readonly text?: string }[];
  };
  return chapter4.flatMap(({ type, text }, index) =>
    text === undefined ? [] : [{ id: `p${index}`, text, heading: type !== 'p' }],
  );
}

/** What the tables of 2024 say, as the year's data would give it to the review. */
export function facts2024(): ReviewFacts {
  return factsOf(source2024());
}

export function source2024(): ReviewSource {
  const tables = new Map([...references2024().tables, ...chapterTables2024()].map((table) => [table.key, table]));
  const value = (table: string, row: string | null, column: string): number => {
    const found = row === null ? tables.get(table)?.total : tables.get(table)?.rows.find(({ key }) => key === row);
    const number = found?.values[column];
    if (number === undefined || number === null) throw new Error(`no ${table} ${row} ${column}`);
    return number;
  };
  const rowsOf = (table: string): ReferenceTable['rows'] => tables.get(table)?.rows ?? [];
  const units: readonly (readonly [number, ...string[]])[] = [
    [4, 'DE', 'Dirección Ejecutiva'],
    [7, 'UFAF', 'Unidad Funcional de Administración y Finanzas'],
    [4, 'UFAJ', 'Unidad Funcional de Asesoría Jurídica'],
    [4, 'UFPP', 'Unidad Funcional de Planeamiento y Presupuesto'],
    [8, 'UFRH', 'Unidad Funcional de Recursos Humanos'],
    [4, 'UFTI', 'Unidad Funcional de Tecnologías de la Información'],
    [20, 'UT', 'Unidades Territoriales'],
  ];
  const participants = value('t16', null, 'total');
  return {
    program: { names: ['PP 0073', 'Programa Presupuestal'] },
    total: {
      pia: value('pim-by-generica', null, 'pia'),
      pim: value('execution-by-activity', null, 'pim'),
      devengado: value('execution-by-activity', null, 'devengado'),
    },
    genericas: rowsOf('execution-by-generica').map(({ key }) => ({
      code: key,
      pia: value('pim-by-generica', key, 'pia'),
      pim: value('execution-by-generica', key, 'pim'),
      devengado: value('execution-by-generica', key, 'devengado'),
    })),
    activities: rowsOf('targets').map(({ key, texts, values }) => ({
      code: key,
      name: texts.activity ?? '',
      unitOfMeasure: texts.unitOfMeasure ?? '',
      pia: null,
      pim: value('execution-by-activity', key, 'pim'),
      devengado: value('execution-by-activity', key, 'devengado'),
      programmed: values.programmed ?? null,
      executed: values.executed ?? null,
      units: units.filter(() => texts.unitOfMeasure === 'Informe').map(([executed, ...names]) => ({ names, executed })),
    })),
    facts: [
      { ref: 'facts/participants', kind: 'count', value: participants, name: 'participantes' },
      {
        ref: 'facts/participants-women',
        kind: 'count',
        value: value('t16', null, 'mujer'),
        name: 'mujeres',
        shareOf: participants,
      },
      {
        ref: 'facts/participants-men',
        kind: 'count',
        value: value('t16', null, 'hombre'),
        name: 'hombres',
        shareOf: participants,
      },
      {
        ref: 'facts/jobs-previous',
        kind: 'count',
        value: value('t13', null, 'empleos_2023'),
        name: 'empleos temporales',
        requires: ['recursos', '2023'],
      },
      {
        ref: 'facts/interventions-previous',
        kind: 'count',
        value: value('t13', null, 'aii_2023'),
        name: 'actividades de intervención inmediata',
        requires: ['recursos', '2023'],
      },
      {
        ref: 'reference/t02/total/empleos',
        kind: 'count',
        value: value('t02', null, 'empleos'),
        name: 'empleos temporales',
        requires: ['distritos'],
      },
      {
        ref: 'reference/t02/total/financiamiento',
        kind: 'amount',
        value: value('t02', null, 'financiamiento'),
        name: 'financiamiento',
      },
      {
        ref: 'reference/t02/total/distritos',
        kind: 'count',
        value: value('t02', null, 'distritos'),
        name: 'distritos',
      },
      {
        ref: 'reference/t02/total/aii',
        kind: 'count',
        value: value('t02', null, 'aii'),
        name: 'actividades de intervención inmediata',
      },
      { ref: 'reference/t02/total/pi', kind: 'count', value: value('t02', null, 'pi'), name: 'proyectos de inversión' },
    ],
  };
}

export type SeededKind =
  | 'wrong digit'
  | 'transposed digits'
  | "another activity's figure"
  | 'stale PIM'
  | 'wrong percentage'
  | 'broken sum'
  | 'wrong word-number pair';

/** One error put into the published text, and where. */
export type SeededError = {
  readonly kind: SeededKind;
  readonly paragraph: string;
  readonly start: number;
  readonly end: number;
  readonly from: string;
  readonly to: string;
  readonly paragraphs: readonly ReviewParagraph[];
};

/** Several hundred errors, one per text, always the same ones. */
export function seededErrors(): readonly SeededError[] {
  const paragraphs = chapterText2024();
  const everywhere = paragraphs.flatMap((paragraph) =>
    extractNumbers(paragraph.text, lexicon).map((mention) => ({ paragraph, mention })),
  );
  const figures = everywhere.filter(
    ({ paragraph, mention: { form } }) => !paragraph.heading && /amount|percent|count/.test(form),
  );
  const errors: SeededError[] = [];
  const seed = (kind: SeededKind, paragraph: ReviewParagraph, start: number, from: string, to: string): void => {
    if (from === to) return;
    const text = paragraph.text.slice(0, start) + to + paragraph.text.slice(start + from.length);
    const changed = paragraphs.map((one) => (one.id === paragraph.id ? { ...one, text } : one));
    errors.push({ kind, paragraph: paragraph.id, start, end: start + to.length, from, to, paragraphs: changed });
  };
  for (const { paragraph, mention } of figures) {
    const { text, start, words, form } = mention;
    for (const [at, digit] of [...text].entries()) {
      if (!/\d/.test(digit)) continue;
      const wrong = String((Number(digit) + 1 + (at % 8)) % 10);
      const leading = !/\d/.test(text.slice(0, at));
      if (wrong !== digit && !(leading && wrong === '0'))
        seed('wrong digit', paragraph, start, text, text.slice(0, at) + wrong + text.slice(at + 1));
      const next = /^\d[ ,.]?(\d)/.exec(text.slice(at));
      const neighbour = next ? at + next[0].length - 1 : -1;
      const other = text[neighbour];
      if (other !== undefined && other !== digit && !(leading && other === '0') && words === null)
        seed(
          'transposed digits',
          paragraph,
          start,
          text,
          text.slice(0, at) + other + text.slice(at + 1, neighbour) + digit + text.slice(neighbour + 1),
        );
    }
    const rivals = figures.filter(
      ({ mention: rival, paragraph: home }) =>
        rival.form === form && rival.words === null && home.id !== paragraph.id && !isRounding(rival.text, text),
    );
    for (const { mention: rival } of words ? [] : rivals.filter((_, index) => index % 3 === start % 3))
      seed("another activity's figure", paragraph, start, text, rival.text);
    if (words) {
      const [more, less] = [words.value + 1, words.value - 1];
      for (const value of [more, less, words.value + 10]) {
        const digits = String(value).padStart(2, '0');
        seed('wrong word-number pair', paragraph, start, text, digits);
        seed('wrong word-number pair', paragraph, words.start, words.text, cardinalWords(value, 'masculine'));
        const whole = paragraph.text.slice(words.start, mention.end);
        seed('broken sum', paragraph, words.start, whole, `${cardinalWords(value, 'masculine')} (${digits}`);
      }
    }
    if (form === 'percent')
      for (const by of [-11, -1, 1, 7]) {
        const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
        seed(
          'wrong percentage',
          paragraph,
          start,
          text,
          `${(Number.parseFloat(text) + by / 10 ** decimals).toFixed(decimals)}%`,
        );
      }
    const isPim = form === 'amount' && /(?:Modificado|presupuesto) [^,]*$/i.test(paragraph.text.slice(0, start));
    for (const share of isPim ? [0.31, 0.87, 0.965, 0.9987, 1.042] : []) {
      const soles = Math.round(Number(text.replace(/[^\d.]/g, '')) * share);
      seed('stale PIM', paragraph, start, text, `S/ ${soles.toLocaleString('en-US').replaceAll(',', ' ')}.00`);
    }
  }
  return errors;
}

/** "100%" in the place of "100.0%" or of "99.73%" is no error. */
function isRounding(to: string, from: string): boolean {
  const decimals = /\.(\d+)/.exec(to)?.[1]?.length ?? 0;
  const number = (text: string): number => Number(text.replace(/[^\d.]/g, ''));
  return number(from).toFixed(decimals) === number(to).toFixed(decimals);
}
