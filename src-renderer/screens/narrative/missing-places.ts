import type { NarrativeView } from '#shared/domain/narrative-draft.ts';
import { leftOut } from '#shared/domain/narrative-order.ts';
import { es } from '#shared/strings/es.ts';
import type { NodeJson } from './document.ts';

const text = es.narrative.screen;

/** What stands once in the chapters and was taken out: it can be put back anywhere. */
export function missingPlaces({ blocks }: Pick<NarrativeView, 'blocks'>): readonly {
  readonly key: string;
  readonly label: string;
  readonly node: NodeJson;
}[] {
  const activities = {
    key: 'activities',
    label: text.activities,
    node: { type: 'activities', content: [{ type: 'template' }] },
  };
  return [
    ...leftOut(blocks).map((block) =>
      block.kind === 'table'
        ? {
            key: block.table,
            label: text.tables[block.table],
            node: { type: 'tablePlace', attrs: { table: block.table, label: text.tables[block.table] } },
          }
        : { key: 'chart', label: text.chart, node: { type: 'chartPlace', attrs: { label: text.chart } } },
    ),
    ...(blocks.some(({ kind }) => kind === 'activities') ? [] : [activities]),
  ];
}
