import { beforeEach, describe, expect, it } from 'vitest';
import { type Checked, gatherChecked } from '#backend/checks/check-facts.ts';
import type { Block, Run } from '#shared/domain/chapter-model.ts';
import type { Finding } from '#shared/domain/checks.ts';
import { es } from '#shared/strings/es.ts';
import { plain } from '../helpers/chapter-text.ts';
import { exampleYear } from '../helpers/example-year.ts';
import { runChecks } from '../helpers/run-checks.ts';

const openExample = exampleYear();
let checked: Checked;
beforeEach(() => {
  const { db, yearId } = openExample();
  checked = gatherChecked(db, yearId);
});

type Paragraph = Extract<Block, { readonly kind: 'paragraph' }>;

const withBlocks = (blocks: readonly Block[]): readonly Finding[] =>
  runChecks({ ...checked, chapter: { ...checked.chapter, blocks } }).filter(({ rule }) => rule === 'text-figure');
const typed = ({ text }: Run): Run => ({ kind: 'text', text });
const paragraphs = (): readonly Paragraph[] =>
  checked.chapter.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : []));
const withRuns = (id: string, runs: readonly Run[]): readonly Block[] =>
  checked.chapter.blocks.map((block) => (block.id === id && block.kind === 'paragraph' ? { ...block, runs } : block));
const written = (text: string, at: string): readonly Finding[] => {
  const block = paragraphs().find(({ id }) => id === at);
  return withBlocks(withRuns(at, [...(block?.runs ?? []), { kind: 'text', text }]));
};

describe('a figure typed into our own text', () => {
  it('is found where it differs from the data, with the nearest figure and by how much it is off', () => {
    const [finding, ...more] = written(' El PIM de la actividad fue de S/ 537 137 392.00.', 'activity-5006294');
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ severity: 'error', where: [{ paragraph: 'activity-5006294' }] });
    expect(finding && [finding.found, finding.expected, finding.difference].map((text) => plain(text ?? ''))).toEqual([
      'S/ 537 137 392.00',
      'S/ 537 137 302.00',
      'S/ 90.00',
    ]);
    expect(finding && plain(es.checks.message(finding))).toBe(
      'Redacción: dice S/ 537 137 392.00; el PIM de 5006294 es S/ 537 137 302.00 (diferencia S/ 90.00).',
    );
  });

  it('raises nothing where it is right, rounded, or about something that the data do not hold', () => {
    const text =
      ' El PIM de la actividad fue de S/ 537 137 302.00, con 99.73% (99.7%) de avance. Un taller costó S/ 1 250.00.';
    expect(written(text, 'activity-5006294')).toEqual([]);
  });

  it('is not asked about while it is linked, whatever a person wrote over it, until somebody types a digit beside it', () => {
    const wrong = { kind: 'figure', ref: 'budget/activity/5006294/pim', text: 'S/ 537 137 392.00' } as const;
    const lead = { kind: 'text', text: 'El PIM fue de ' } as const;
    const found = (runs: readonly Run[]) => withBlocks(withRuns('activity-5006294', runs)).length;
    expect(found([lead, wrong])).toBe(0);
    expect(found([lead, typed(wrong)])).toBe(1);
    expect(found([lead, { ...wrong, text: 'S/ 537 137 302.0' }, { kind: 'text', text: '1' }])).toBe(1);
  });

  it('is known again when the text before it changes (CK14)', () => {
    const keys = (text: string) => written(text, 'activity-5006294').map(({ subject }) => subject);
    const wrong = 'El PIM fue de S/ 537 137 392.00.';
    expect(keys(` ${wrong}`)).toEqual(keys(` Durante el año. ${wrong}`));
  });

  it('is none in the published text, were every figure of it typed by hand', () => {
    const blocks = checked.chapter.blocks.map((block) =>
      block.kind === 'paragraph' ? { ...block, runs: block.runs.map(typed) } : block,
    );
    expect(withBlocks(blocks)).toEqual([]);
  });

  it('is found with any of its digits changed, wherever the published text has an amount', () => {
    const amounts = paragraphs().flatMap(({ id, runs }) =>
      runs.flatMap((run, at) => (run.kind === 'figure' && run.text.startsWith('S/') ? [{ id, runs, run, at }] : [])),
    );
    expect(amounts.length).toBeGreaterThanOrEqual(10);
    const missed = amounts.flatMap(({ id, runs, run, at }) =>
      [...run.text.matchAll(/\d/g)].flatMap(({ 0: digit, index }) => {
        const text = run.text.slice(0, index) + ((Number(digit) + 1) % 10) + run.text.slice(index + 1);
        const changed = runs.map((each, place) => (place === at ? typed({ ...run, text }) : each));
        const told = withBlocks(withRuns(id, changed));
        return told.length === 1 && told[0]?.found === text ? [] : [[id, run.text, text]];
      }),
    );
    expect(missed).toEqual([]);
  });
});
