import { type Editor, getSchema } from '@tiptap/core';
import { EditorState, NodeSelection, Selection, type Transaction } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inline, NarrativeDocument } from '#shared/domain/narrative.ts';
import { type DraftBlock, joined, type NarrativeDraft } from '#shared/domain/narrative-draft.ts';
import { movedBlock } from '#shared/domain/narrative-order.ts';
import { createChipTexts } from '../../../src-renderer/screens/narrative/chip-view.ts';
import { fromEditor, type NodeJson, templateOf, toEditor } from '../../../src-renderer/screens/narrative/document.ts';
import { moveBlock } from '../../../src-renderer/screens/narrative/edits.ts';
import { matching } from '../../../src-renderer/screens/narrative/matching.ts';
import { missingPlaces } from '../../../src-renderer/screens/narrative/missing-places.ts';
import { narrativeNodes } from '../../../src-renderer/screens/narrative/schema.ts';

const schema = getSchema(narrativeNodes(createChipTexts(async () => [])));

/** Through the editor's own model, which refuses what its schema does not allow. */
function throughEditor(blocks: NarrativeDraft, template = templateOf(blocks)): NarrativeDraft {
  const node = schema.nodeFromJSON(toEditor({ blocks, labels: [], leads: {} }));
  node.check();
  return fromEditor(node.toJSON() as NodeJson, template);
}

const words = fc.string({ minLength: 1, maxLength: 20 }).map((text): Inline => ({ kind: 'text', text }));
const ref = fc.constantFrom('budget/total/pim', 'targets/*/executed', 'facts/participants');
const inline: fc.Arbitrary<Inline> = fc.oneof(
  words,
  fc.record({ kind: fc.constant('figure' as const), ref, format: fc.constantFrom('soles' as const, 'count' as const) }),
  fc.record({
    kind: fc.constant('figure' as const),
    ref,
    format: fc.constant('count' as const),
    override: fc.record({ text: fc.string(), reason: fc.string(), over: fc.string() }),
  }),
  fc.record({ kind: fc.constant('agree' as const), ref, one: fc.string(), many: fc.string() }),
  fc.record({
    kind: fc.constant('compare' as const),
    ref,
    to: ref,
    more: fc.string(),
    less: fc.string(),
    same: fc.string(),
  }),
  fc.record({ kind: fc.constant('unit-of-measure' as const), ref }),
  fc.record({ kind: fc.constant('units' as const), ref, format: fc.constant('count-in-words' as const) }),
  fc.record({ kind: fc.constant('name' as const), of: fc.constantFrom('year' as const, 'activity' as const) }),
  fc.record({ kind: fc.constant('table' as const), table: fc.constant('targets' as const) }),
);
const document: fc.Arbitrary<NarrativeDocument> = fc.array(inline, { maxLength: 6 }).map(joined);
const id = fc.option(fc.nat({ max: 500 }).map((n) => n + 1));
const toReview = fc.boolean();
const block: fc.Arbitrary<DraftBlock> = fc.oneof(
  fc.record({
    kind: fc.constant('heading' as const),
    id,
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    text: fc.string(),
    toReview,
  }),
  fc.record({ kind: fc.constantFrom('lead' as const, 'paragraph' as const), id, document, toReview }),
  fc.record({ kind: fc.constant('table' as const), id, table: fc.constant('targets' as const) }),
  fc.record({ kind: fc.constant('chart' as const), id }),
);
const activities: fc.Arbitrary<DraftBlock> = fc.record({
  kind: fc.constant('activities' as const),
  id,
  document,
  toReview,
  activities: fc.array(
    fc.record({ code: fc.stringMatching(/^\d{7}$/), id, document, own: fc.constant(true), toReview }),
    { maxLength: 3 },
  ),
});

describe('the text in the editor', () => {
  it('comes back as it was stored, every kind of block and of link', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), activities, (blocks, all) => {
        const draft = [...blocks, all];
        expect(throughEditor(draft)).toEqual(draft);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves an activity to the template while it reads as the template did', () => {
    const template: NarrativeDocument = [
      { kind: 'text', text: 'Se ejecutó ' },
      { kind: 'name', of: 'year' },
    ];
    const activity = { code: '5000276', id: null, document: template, own: false, toReview: false };
    const draft: NarrativeDraft = [
      { kind: 'activities', id: 1, document: template, toReview: false, activities: [activity] },
    ];
    expect(throughEditor(draft)).toEqual(draft);
    const changed = { ...activity, document: [{ kind: 'text' as const, text: 'Otro.' }] };
    expect(throughEditor([{ ...draft[0], activities: [changed] } as DraftBlock], template)[0]).toMatchObject({
      activities: [{ own: true }],
    });
  });

  it('has a line to write in where nothing is stored', () => {
    expect(throughEditor([])).toEqual([{ kind: 'paragraph', id: null, document: [], toReview: false }]);
  });

  it('offers to put back what was taken out, and nothing that is there', () => {
    const blocks: NarrativeDraft = [
      { kind: 'table', id: 1, table: 'targets' },
      { kind: 'chart', id: 2 },
    ];
    const keys = missingPlaces({ blocks }).map(({ key }) => key);
    expect(keys).toEqual([
      'pia-by-generica',
      'pim-by-generica',
      'execution-by-generica',
      'execution-by-activity',
      'year-on-year',
      'indicators',
      'glossary',
      'activities',
    ]);
    for (const { node } of missingPlaces({ blocks })) schema.nodeFromJSON(node).check();
  });
});

describe('a block that is moved in the editor', () => {
  const moved = (blocks: NarrativeDraft, at: number, direction: 'up' | 'down') => {
    const doc = schema.nodeFromJSON(toEditor({ blocks, labels: [], leads: {} }));
    let start = 0;
    for (let index = 0; index < at; index += 1) start += doc.child(index).nodeSize;
    const node = doc.child(at);
    const selection = node.isAtom ? NodeSelection.create(doc, start) : Selection.near(doc.resolve(start + 1));
    let state = EditorState.create({ doc, selection });
    const dispatch = (tr: Transaction): void => {
      state = state.apply(tr);
    };
    expect(moveBlock({ state, view: { dispatch } } as unknown as Editor, direction)).toBe(true);
    const { $from } = state.selection;
    expect(state.selection instanceof NodeSelection && $from.depth === 0 ? $from.nodeAfter : $from.node(1)).toEqual(
      node,
    );
    return fromEditor(state.doc.toJSON() as NodeJson, templateOf(blocks));
  };

  it('stands where the order of the chapters says, a heading with its section, and keeps the cursor', () => {
    const atoms = fc.array(block, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(atoms, fc.nat(), fc.constantFrom('up' as const, 'down' as const), (blocks, place, direction) => {
        const at = place % blocks.length;
        expect(moved(blocks, at, direction)).toEqual(movedBlock(blocks, at, direction) ?? blocks);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the search for a figure', () => {
  const choice = (label: string, text: string) => ({
    label,
    forms: [{ inline: { kind: 'name' as const, of: 'year' as const }, text, missing: false }],
  });
  const choices = [choice('Ejecución total', '531,000'), choice('Meta ejecutada de la actividad 5000276', '51')];
  it.each([
    ['', 2],
    ['EJECUCION', 1],
    ['meta 5000276', 1],
    ['531,000', 1],
    ['meta total', 0],
  ])('for "%s" finds %i', (written, count) => {
    expect(matching(choices, written)).toHaveLength(count);
  });
});
