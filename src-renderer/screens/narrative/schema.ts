import { type Extensions, mergeAttributes, Node } from '@tiptap/core';
import { es } from '#shared/strings/es.ts';
import { type ChipTexts, chipView } from './chip-view.ts';

const text = es.narrative.screen;

/** An attribute that is not in the page's text: it goes where the document goes, and not to the clipboard. */
const inner = <T>(value: T) => ({ default: value, rendered: false });
/** Of the row that is stored: the second half of a split block is new. */
const sectionId = { ...inner<number | null>(null), keepOnSplit: false };
const toReview = { ...inner(false), keepOnSplit: false };
const mark = (attrs: Readonly<Record<string, unknown>>) =>
  attrs.toReview === true ? { 'data-review': text.toReview } : {};

const document = Node.create({ name: 'doc', topNode: true, content: 'block+' });
const words = Node.create({ name: 'text', group: 'inline' });

const paragraph = Node.create({
  name: 'paragraph',
  group: 'block',
  content: 'inline*',
  addAttributes: () => ({ sectionId, toReview }),
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ node }) => ['p', mark(node.attrs), 0],
});

const lead = Node.create({
  name: 'lead',
  group: 'block',
  content: 'inline*',
  addAttributes: () => ({ sectionId, toReview }),
  parseHTML: () => [{ tag: 'p.lead', priority: 60 }],
  renderHTML: ({ node }) => ['p', { class: 'lead', ...mark(node.attrs) }, 0],
});

const heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'text*',
  defining: true,
  addAttributes: () => ({ sectionId, toReview, level: inner(2), label: { ...inner(''), keepOnSplit: false } }),
  parseHTML: () => ([1, 2, 3] as const).map((level) => ({ tag: `h${level + 1}`, attrs: { level } })),
  // One below the screen's own heading.
  renderHTML: ({ node }) => [
    `h${Number(node.attrs.level) + 1}`,
    { 'data-number': String(node.attrs.label), ...mark(node.attrs) },
    0,
  ],
});

const activities = Node.create({
  name: 'activities',
  group: 'block',
  content: 'template activity*',
  isolating: true,
  addAttributes: () => ({ sectionId }),
  renderHTML: () => ['div', { class: 'activities' }, 0],
});

const template = Node.create({
  name: 'template',
  content: 'inline*',
  isolating: true,
  addAttributes: () => ({ toReview }),
  renderHTML: ({ node }) => [
    'div',
    { class: 'template', ...mark(node.attrs) },
    ['p', { class: 'template-name', contenteditable: 'false' }, text.template],
    ['p', 0],
  ],
});

const activity = Node.create({
  name: 'activity',
  content: 'inline*',
  isolating: true,
  addAttributes: () => ({
    sectionId,
    toReview,
    code: inner(''),
    own: inner(false),
    lead: inner(''),
  }),
  renderHTML: ({ node }) => [
    'div',
    { class: 'activity', ...mark(node.attrs) },
    [
      'p',
      { class: 'lead', contenteditable: 'false' },
      String(node.attrs.lead),
      ['span', { class: 'origin' }, node.attrs.own === true ? text.ownText : text.fromTemplate],
    ],
    ['p', 0],
  ],
});

const place = (name: 'tablePlace' | 'chartPlace') =>
  Node.create({
    name,
    group: 'block',
    atom: true,
    selectable: true,
    draggable: true,
    addAttributes: () => ({ sectionId, table: inner<string | null>(null), label: inner('') }),
    renderHTML: ({ node }) => ['div', { class: 'place' }, String(node.attrs.label)],
  });

/** A linked piece: a figure, a word that follows one, a name, a table. */
const chip = (texts: ChipTexts) =>
  Node.create({
    name: 'chip',
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    addAttributes: () => ({
      inline: {
        default: null,
        parseHTML: (element: HTMLElement): unknown => JSON.parse(element.dataset.link ?? 'null'),
        renderHTML: ({ inline }: Readonly<Record<string, unknown>>) => ({ 'data-link': JSON.stringify(inline) }),
      },
    }),
    parseHTML: () => [{ tag: 'span[data-link]' }],
    renderHTML: ({ HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes)],
    addNodeView: () => chipView(texts),
  });

/** What the text of the chapters may hold. The paragraph comes first: it is what Enter begins. */
export const narrativeNodes = (texts: ChipTexts): Extensions => [
  document,
  paragraph,
  lead,
  heading,
  activities,
  template,
  activity,
  place('tablePlace'),
  place('chartPlace'),
  chip(texts),
  words,
];
