import { getSchema } from '@tiptap/core';
import { expect, it } from 'vitest';
import type { NarrativeDraft } from '#shared/domain/narrative-draft.ts';
import { createChipTexts } from '../../../src-renderer/screens/narrative/chip-view.ts';
import { toEditor } from '../../../src-renderer/screens/narrative/document.ts';
import { entryAt, outlineOf } from '../../../src-renderer/screens/narrative/outline.ts';
import { narrativeNodes } from '../../../src-renderer/screens/narrative/schema.ts';

const schema = getSchema(narrativeNodes(createChipTexts(async () => [])));
const figure = { kind: 'figure', ref: 'targets/*/executed', format: 'count' } as const;
const total = { kind: 'figure', ref: 'budget/total/pim', format: 'soles' } as const;
const own = (code: string, toReview = false) => ({ code, id: null, document: [figure], own: false, toReview });
const blocks: NarrativeDraft = [
  { kind: 'heading', id: 1, level: 1, text: 'Presupuesto', toReview: false },
  { kind: 'heading', id: 2, level: 3, text: 'Marco', toReview: false },
  { kind: 'paragraph', id: 3, document: [total], toReview: true },
  { kind: 'table', id: 4, table: 'pia-by-generica' },
  {
    kind: 'activities',
    id: 5,
    document: [figure],
    toReview: false,
    activities: [own('5000276'), own('5001253', true)],
  },
  { kind: 'heading', id: 6, level: 2, text: 'Final', toReview: false },
];
const doc = schema.nodeFromJSON(
  toEditor({
    blocks,
    labels: ['4.', '4.1.1', '', 'Tabla N° 18: PIA', '', '4.2'],
    leads: { '5000276': '5000276. Gestión', '5001253': '5001253. Empleo' },
  }),
);
/** Only the first activity lacks its figure; the template reads no figure of its own. */
const entries = outlineOf(doc, (_inline, code) => ({ text: '', missing: code === '5000276' || code === '*' }));

it('the outline names headings with their numbers, tables and activities, each as deep as it stands', () => {
  expect(entries.map(({ kind, depth, number, label }) => [kind, depth, number, label])).toEqual([
    ['heading', 0, '4.', 'Presupuesto'],
    ['heading', 2, '4.1.1', 'Marco'],
    ['place', 3, '', 'Tabla N° 18: PIA'],
    ['activity', 3, '', '5000276. Gestión'],
    ['activity', 3, '', '5001253. Empleo'],
    ['heading', 1, '4.2', 'Final'],
  ]);
});

it('what is to be reviewed or misses a figure is marked in its own entry and in no other', () => {
  expect(entries.filter(({ toReview }) => toReview).map(({ label }) => label)).toEqual(['Marco', '5001253. Empleo']);
  expect(entries.filter(({ missing }) => missing).map(({ label }) => label)).toEqual(['5000276. Gestión']);
});

it('a place in the text is in the last entry that begins before it', () => {
  const [chapter, frame, table] = entries;
  if (!chapter || !frame || !table) throw new Error('no entries');
  expect(entryAt(entries, chapter.at)).toBe(0);
  expect(entryAt(entries, frame.at - 1)).toBe(0);
  expect(entryAt(entries, table.at - 1)).toBe(1);
  expect(entryAt(entries, table.at)).toBe(2);
  expect(entryAt(entries, doc.content.size)).toBe(5);
  expect(entryAt(entries.slice(1), chapter.at)).toBe(-1);
});
