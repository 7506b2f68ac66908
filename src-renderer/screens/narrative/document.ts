import type { Inline, NarrativeDocument } from '#shared/domain/narrative.ts';
import {
  type DraftActivity,
  type DraftBlock,
  joined,
  type NarrativeDraft,
  type NarrativeView,
} from '#shared/domain/narrative-draft.ts';
import type { TableKey } from '#shared/domain/table-model.ts';

/** A node as the editor takes and gives it. */
export type NodeJson = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly NodeJson[];
  readonly text?: string;
};

/** The stored text as the editor's document. An empty text still has a line to write in. */
export function toEditor({ blocks, labels, leads }: Pick<NarrativeView, 'blocks' | 'labels' | 'leads'>): NodeJson {
  const content = blocks.map((block, index) => blockNode(block, labels[index] ?? '', leads));
  return { type: 'doc', content: content.length > 0 ? content : [emptyParagraph] };
}

/**
 * The editor's document as it is stored; `toEditor` backwards. `template`: what the template read when it was loaded: an
 * activity that still reads so has no text of its own.
 */
export function fromEditor({ content = [] }: NodeJson, template: NarrativeDocument): NarrativeDraft {
  return content.flatMap((node): readonly DraftBlock[] => {
    const id = idOf(node);
    const toReview = node.attrs?.toReview === true;
    switch (node.type) {
      case 'heading':
        return [{ kind: 'heading', id, level: levelOf(node.attrs), text: plainText(node), toReview }];
      case 'lead':
      case 'paragraph':
        return [{ kind: node.type, id, document: documentOf(node), toReview }];
      case 'activities': {
        const [first, ...rest] = node.content ?? [];
        const document = first ? documentOf(first) : [];
        const activities = rest.map((activity) => activityOf(activity, template));
        return [{ kind: 'activities', id, document, toReview: first?.attrs?.toReview === true, activities }];
      }
      case 'tablePlace':
        return [{ kind: 'table', id, table: node.attrs?.table as TableKey }];
      case 'chartPlace':
        return [{ kind: 'chart', id }];
      default:
        return [];
    }
  });
}

/** The text that activities without one of their own have. */
export const templateOf = (blocks: NarrativeDraft): NarrativeDocument =>
  blocks.find((block) => block.kind === 'activities')?.document ?? [];

/** The content of a block that holds words and linked pieces. */
export const inlineNodes = (document: NarrativeDocument): readonly NodeJson[] =>
  joined(document).map((inline) =>
    inline.kind === 'text' ? { type: 'text', text: inline.text } : { type: 'chip', attrs: { inline } },
  );

export const documentOf = ({ content = [] }: NodeJson): NarrativeDocument =>
  joined(
    content.flatMap((node): readonly Inline[] => {
      if (node.type === 'text') return [{ kind: 'text', text: node.text ?? '' }];
      return node.type === 'chip' ? [node.attrs?.inline as Inline] : [];
    }),
  );

const emptyParagraph: NodeJson = { type: 'paragraph', attrs: { sectionId: null, toReview: false } };

function blockNode(block: DraftBlock, label: string, leads: NarrativeView['leads']): NodeJson {
  const sectionId = block.id;
  switch (block.kind) {
    case 'heading': {
      const attrs = { sectionId, level: block.level, toReview: block.toReview, label };
      return { type: 'heading', attrs, content: inlineNodes([{ kind: 'text', text: block.text }]) };
    }
    case 'lead':
    case 'paragraph':
      return {
        type: block.kind,
        attrs: { sectionId, toReview: block.toReview },
        content: inlineNodes(block.document),
      };
    case 'activities':
      return {
        type: 'activities',
        attrs: { sectionId },
        content: [
          { type: 'template', attrs: { toReview: block.toReview }, content: inlineNodes(block.document) },
          ...block.activities.map(({ id, code, own, toReview, document }) => ({
            type: 'activity',
            attrs: { sectionId: id, code, own, toReview, lead: leads[code] ?? code },
            content: inlineNodes(document),
          })),
        ],
      };
    case 'table':
      return { type: 'tablePlace', attrs: { sectionId, table: block.table, label } };
    case 'chart':
      return { type: 'chartPlace', attrs: { sectionId, label } };
    default:
      return block satisfies never;
  }
}

function activityOf(node: NodeJson, template: NarrativeDocument): DraftActivity {
  const document = documentOf(node);
  return {
    code: String(node.attrs?.code),
    id: idOf(node),
    document,
    own: node.attrs?.own === true || !sameDocument(document, template),
    toReview: node.attrs?.toReview === true,
  };
}

const sameDocument = (a: NarrativeDocument, b: NarrativeDocument): boolean =>
  JSON.stringify(joined(a)) === JSON.stringify(joined(b));

const idOf = ({ attrs }: NodeJson): number | null => (typeof attrs?.sectionId === 'number' ? attrs.sectionId : null);

/** How deep a heading is. */
export const levelOf = (attrs: NodeJson['attrs']): 1 | 2 | 3 =>
  attrs?.level === 2 || attrs?.level === 3 ? attrs.level : 1;

const plainText = ({ content = [] }: NodeJson): string => content.map(({ text = '' }) => text).join('');
