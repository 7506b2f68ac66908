import type { NarrativeView } from '#shared/domain/narrative-draft.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { es } from '#shared/strings/es.ts';
import type { NodeJson } from './document.ts';

const text = es.narrative.screen;
const tables = Object.keys(text.tables) as TableKey[];

/** What stands once in the chapters and was taken out: it can be put back anywhere. */
export function missingPlaces({ blocks }: Pick<NarrativeView, 'blocks'>): readonly {
  readonly key: string;
  readonly label: string;
  readonly node: NodeJson;
}[] {
  const present = new Set(blocks.map((block) => (block.kind === 'table' ? block.table : block.kind)));
  return [
    ...tables
      .filter((table) => !present.has(table))
      .map((table) => ({
        key: table,
        label: text.tables[table],
        node: { type: 'tablePlace', attrs: { table, label: text.tables[table] } },
      })),
    ...(present.has('chart')
      ? []
      : [{ key: 'chart', label: text.chart, node: { type: 'chartPlace', attrs: { label: text.chart } } }]),
    ...(present.has('activities')
      ? []
      : [
          {
            key: 'activities',
            label: text.activities,
            node: { type: 'activities', content: [{ type: 'template' }] },
          },
        ]),
  ];
}
