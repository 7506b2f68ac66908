import { attribute, childElements, contentOf, settingOf } from './word-xml.ts';

export type WordStyle = {
  readonly id: string;
  readonly name: string;
  readonly xml: string;
  readonly basedOn: string | null;
  readonly isDefault: boolean;
  /** 1 to 9 as set in the style itself; `null` leaves it to the style below. */
  readonly outline: number | null;
  readonly numbered: boolean | null;
};

/** Paragraph styles of a document as its own names and ids. */
export type WordStyles = {
  readonly all: readonly WordStyle[];
  /** Outline level 1 to 9 of a paragraph in that style, or `null`. */
  readonly outlineOf: (id: string) => number | null;
  /** Whether Word itself numbers paragraphs of that style. */
  readonly numbers: (id: string) => boolean;
  /** By name as Word lists it, in any case. */
  readonly named: (name: string) => WordStyle | null;
};

export function readStyles(xml: string): WordStyles {
  const inside = contentOf(xml, 'w:styles');
  const all = (inside === null ? [] : childElements(xml, inside.start, inside.end))
    .filter(({ name, tag }) => name === 'w:style' && attribute(tag, 'w:type') === 'paragraph')
    .map(({ tag, start, end }) => toStyle(tag, xml.slice(start, end)));
  const byId = new Map(all.map((style) => [style.id, style]));
  const inherited = <Value>(id: string, of: (style: WordStyle) => Value | null): Value | null => {
    const seen = new Set<string>();
    for (let style = byId.get(id); style !== undefined && !seen.has(style.id); style = byId.get(style.basedOn ?? '')) {
      seen.add(style.id);
      const value = of(style);
      if (value !== null) return value;
    }
    return null;
  };
  return {
    all,
    outlineOf: (id) => inherited(id, ({ outline }) => outline),
    numbers: (id) => inherited(id, ({ numbered }) => numbered) ?? false,
    named: (name) => all.find((style) => style.name.toLowerCase() === name.toLowerCase()) ?? null,
  };
}

function toStyle(tag: string, xml: string): WordStyle {
  const name = settingOf(xml, 'w:name') ?? '';
  // Word writes no outline level for its own headings: the name says it.
  const ownHeading = /^heading ([1-9])$/i.exec(name)?.[1];
  return {
    id: attribute(tag, 'w:styleId') ?? '',
    name,
    xml,
    basedOn: settingOf(xml, 'w:basedOn'),
    isDefault: ['1', 'true', 'on'].includes(attribute(tag, 'w:default') ?? ''),
    outline: outlineIn(xml) ?? (ownHeading === undefined ? null : Number(ownHeading)),
    numbered: numberingIn(xml),
  };
}

/** Word counts outline levels from 0, and 9 is body text. */
export function outlineIn(xml: string): number | null {
  const level = settingOf(xml, 'w:outlineLvl');
  return level === null || !/^[0-8]$/.test(level) ? null : Number(level) + 1;
}

/** `null`: nothing is said. Number 0 takes the numbering of the style away. */
export function numberingIn(xml: string): boolean | null {
  if (!/<w:numPr[\s/>]/.test(xml)) return null;
  return settingOf(xml, 'w:numId') !== '0';
}
