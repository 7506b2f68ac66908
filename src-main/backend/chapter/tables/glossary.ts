import type { GlossarySettings } from '#shared/domain/settings.ts';
import type { Row, TableModel } from '#shared/domain/table-model.ts';
import { heading, type TableFrame, tableModel, text } from './frame.ts';

/** What the abbreviations of the chapters mean: an optional section. A line of the setting is "PIA: Presupuesto …". */
export function glossaryTable(frame: TableFrame, { terms }: GlossarySettings): TableModel {
  return tableModel(frame, {
    nameColumn: 'term',
    columns: [
      { key: 'term', label: heading(frame, 'term'), kind: 'text', width: 20 },
      { key: 'meaning', label: heading(frame, 'meaning'), kind: 'text', width: 80 },
    ],
    rows: terms.map((line, index): Row => {
      const [term = '', ...meaning] = line.split(':');
      return {
        key: String(index + 1),
        kind: 'body',
        cells: [text(term.trim()), text(frame.fill(meaning.join(':').trim()))],
      };
    }),
  });
}
