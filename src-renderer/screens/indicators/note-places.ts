import type { IndicatorTable } from '#shared/contract/index.ts';
import { type AnchoredNote, anchors, numberNotes, readingOrder } from '#shared/domain/notes.ts';
import { es } from '#shared/strings/es.ts';

const text = es.notes;

/** What a note can be attached to, in groups as a list shows them. */
export type PlaceGroup = { readonly group: string; readonly places: readonly Place[] };
export type Place = { readonly anchor: string; readonly label: string };

export function placeGroups({ rows, years }: IndicatorTable): readonly PlaceGroup[] {
  const kinds = [...new Set(years.map(({ kind }) => kind))];
  return [
    {
      group: text.headings,
      places: [
        ...kinds.map((kind) => ({ anchor: anchors.group(kind), label: es.screens.indicators.groups[kind] })),
        ...years.map(({ year }) => ({ anchor: anchors.column(`y${year}`), label: String(year) })),
      ],
    },
    {
      group: text.names,
      places: rows.map(({ id, name }) => ({ anchor: anchors.row(String(id)), label: name })),
    },
    ...rows.map(({ id, name }) => ({
      group: text.valuesOf(name),
      places: years.map(({ year }) => ({
        anchor: anchors.value(String(id), String(year)),
        label: text.value(year, name),
      })),
    })),
  ];
}

/** As the table prints them: by number; those attached to nothing come last, without one. */
export function inReadingOrder<Note extends AnchoredNote>(notes: readonly Note[], { rows, years }: IndicatorTable) {
  const columns = years.map(({ year, kind }) => ({ key: `y${year}`, group: kind, value: String(year) }));
  const order = readingOrder(
    rows.map(({ id }) => String(id)),
    columns,
  );
  const { numberById } = numberNotes(notes, order);
  return notes
    .map((note) => ({ note, number: numberById(note.id) }))
    .toSorted((a, b) => (a.number ?? notes.length + 1) - (b.number ?? notes.length + 1));
}
