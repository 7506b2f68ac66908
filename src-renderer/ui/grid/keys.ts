import type { Motion } from './range.ts';
import type { RowCommand } from './rows.ts';

/** The letters of the Office a person is used to: Spanish Office has Ctrl+B for find, English Office Ctrl+F. */
export type Letters = 'es' | 'en';
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

export type GridAct =
  | { readonly do: 'go' | 'extend'; readonly to: Motion }
  | { readonly do: 'next'; readonly order: 'down' | 'right'; readonly backwards: boolean }
  | { readonly do: Command }
  /** Typing that starts with this character instead of the key's own. */
  | { readonly do: 'type'; readonly text: string };
type Command =
  | 'select-all'
  | 'select-column'
  | 'select-row'
  | 'fill-down'
  | 'fill-right'
  | 'clear'
  | 'find'
  | 'go-to'
  | 'replace'
  | 'sort'
  /** Only where rows have details: shows or hides them. */
  | 'expand'
  | 'collapse'
  /** Only where rows can be added and taken away. */
  | RowCommand
  /** Copy, cut and paste come as clipboard events; the grid must only not act on their keys. */
  | 'clipboard';

/** Keys that depend on the letters, as they are shown to a person. */
export const letterKeys = {
  es: { 'select-all': 'E', 'fill-down': 'J', 'fill-right': 'D', find: 'B', replace: 'L', 'go-to': 'I' },
  en: { 'select-all': 'A', 'fill-down': 'D', 'fill-right': 'R', find: 'F', replace: 'H', 'go-to': 'G' },
} as const satisfies Record<Letters, Partial<Record<Command, string>>>;

/** The decimal mark of every figure the program shows (features.md D1). */
export const decimalMark = '.';

/** What a key does on a cell that is not being edited (features.md D3); `null`: not ours, or as the grid does it anyway. */
export function actOf(press: KeyPress, letters: Letters): GridAct | null {
  const { key, shiftKey: shift, altKey: alt } = press;
  const control = press.ctrlKey || press.metaKey;
  if (alt) {
    if (control) return null;
    const act = shift ? altShiftActs[key] : key === 'ArrowDown' ? 'sort' : undefined;
    return act ? { do: act } : null;
  }
  const onRows = control ? rowActs[key.toLowerCase()] : undefined;
  // "+" needs Shift on many keyboards, "D" with Shift is another act than without.
  if (onRows && (shift ? onRows !== 'row-delete' : key.toLowerCase() !== 'd')) return { do: onRows };
  const motion = control ? controlMotions[key] : shift ? { ...plainMotions, ...arrows }[key] : plainMotions[key];
  if (motion) return { do: shift ? 'extend' : 'go', to: motion };
  if (key === ' ') return control ? { do: 'select-column' } : shift ? { do: 'select-row' } : null;
  if (control) return shift ? null : commandOf(key.toLowerCase(), letters);
  if (key === 'Enter' || key === 'Tab')
    return { do: 'next', order: key === 'Enter' ? 'down' : 'right', backwards: shift };
  if (key === 'Delete' && !shift) return { do: 'clear' };
  if (key === 'F5' && !shift) return { do: 'go-to' };
  if (press.code === 'NumpadDecimal' && key !== decimalMark && key.length === 1)
    return { do: 'type', text: decimalMark };
  return null;
}

function commandOf(letter: string, letters: Letters): GridAct | null {
  if (letter === 'c' || letter === 'x' || letter === 'v') return { do: 'clipboard' };
  // Selecting everything does no harm and has no other meaning on a grid.
  if (letter === 'a') return { do: 'select-all' };
  const entries = Object.entries(letterKeys[letters]) as [keyof (typeof letterKeys)[Letters], string][];
  const found = entries.find(([, known]) => known.toLowerCase() === letter);
  return found ? { do: found[0] } : null;
}

const altShiftActs: Readonly<Record<string, Command>> = {
  ArrowUp: 'row-up',
  ArrowDown: 'row-down',
  ArrowRight: 'expand',
  ArrowLeft: 'collapse',
};
/** With Ctrl, as in Excel. */
const rowActs: Readonly<Record<string, RowCommand>> = { '+': 'row-insert', '-': 'row-delete', d: 'row-duplicate' };
const arrows: Readonly<Record<string, Motion>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const plainMotions: Readonly<Record<string, Motion>> = {
  Home: 'row-start',
  End: 'row-end',
  PageUp: 'page-up',
  PageDown: 'page-down',
};
const controlMotions: Readonly<Record<string, Motion>> = {
  ArrowUp: 'edge-up',
  ArrowDown: 'edge-down',
  ArrowLeft: 'edge-left',
  ArrowRight: 'edge-right',
  Home: 'first',
  End: 'last',
};
