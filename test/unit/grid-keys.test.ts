import { expect, it } from 'vitest';
import { actOf, type GridAct, type KeyPress, type Letters } from '../../src-renderer/ui/grid/keys.ts';

/** "Ctrl+Shift+ArrowDown" as the press of it. */
const press = (keys: string): KeyPress => {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  return {
    key: key === 'Plus' ? '+' : key === 'Space' ? ' ' : key === 'NumpadDecimal' ? ',' : key,
    code: key,
    ctrlKey: parts.includes('Ctrl'),
    metaKey: false,
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
  };
};
const act = (keys: string, letters: Letters = 'es'): GridAct | null => actOf(press(keys), letters);

it.each([
  ['Ctrl+ArrowDown', { do: 'go', to: 'edge-down' }],
  ['Ctrl+Shift+ArrowLeft', { do: 'extend', to: 'edge-left' }],
  ['Shift+ArrowUp', { do: 'extend', to: 'up' }],
  ['Home', { do: 'go', to: 'row-start' }],
  ['Shift+End', { do: 'extend', to: 'row-end' }],
  ['Ctrl+Home', { do: 'go', to: 'first' }],
  ['Ctrl+Shift+End', { do: 'extend', to: 'last' }],
  ['PageDown', { do: 'go', to: 'page-down' }],
  ['Shift+PageUp', { do: 'extend', to: 'page-up' }],
  ['Ctrl+Space', { do: 'select-column' }],
  ['Shift+Space', { do: 'select-row' }],
  ['Enter', { do: 'next', order: 'down', backwards: false }],
  ['Shift+Tab', { do: 'next', order: 'right', backwards: true }],
  ['Delete', { do: 'clear' }],
  ['Alt+ArrowDown', { do: 'sort' }],
  ['Ctrl+Plus', { do: 'row-insert' }],
  ['Ctrl+Shift+Plus', { do: 'row-insert' }],
  ['Ctrl+-', { do: 'row-delete' }],
  ['Ctrl+Shift+D', { do: 'row-duplicate' }],
  ['Alt+Shift+ArrowUp', { do: 'row-up' }],
  ['Alt+Shift+ArrowDown', { do: 'row-down' }],
  ['Alt+Shift+ArrowRight', { do: 'expand' }],
  ['Alt+Shift+ArrowLeft', { do: 'collapse' }],
  ['Ctrl+c', { do: 'clipboard' }],
  ['Ctrl+V', { do: 'clipboard' }],
  ['NumpadDecimal', { do: 'type', text: '.' }],
] as const)('%s does the same in both languages', (keys, expected) => {
  expect(act(keys, 'es')).toEqual(expected);
  expect(act(keys, 'en')).toEqual(expected);
});

it.each([
  ['select-all', 'Ctrl+e', 'Ctrl+a'],
  ['fill-down', 'Ctrl+j', 'Ctrl+d'],
  ['fill-right', 'Ctrl+d', 'Ctrl+r'],
  ['find', 'Ctrl+b', 'Ctrl+f'],
  ['replace', 'Ctrl+l', 'Ctrl+h'],
  ['go-to', 'Ctrl+i', 'Ctrl+g'],
  ['go-to', 'F5', 'F5'],
] as const)('%s is %s in Spanish and %s in English', (command, spanish, english) => {
  expect(act(spanish, 'es')).toEqual({ do: command });
  expect(act(english, 'en')).toEqual({ do: command });
});

it('a letter has one meaning at a time: the setting decides, never both', () => {
  expect(act('Ctrl+d', 'es')).toEqual({ do: 'fill-right' });
  expect(act('Ctrl+d', 'en')).toEqual({ do: 'fill-down' });
  for (const keys of ['Ctrl+f', 'Ctrl+h', 'Ctrl+r']) expect(act(keys, 'es')).toBeNull();
  for (const keys of ['Ctrl+b', 'Ctrl+j', 'Ctrl+l', 'Ctrl+e']) expect(act(keys, 'en')).toBeNull();
});

it('leaves plain arrows, typing, undo and the keys of the window to others', () => {
  for (const keys of [
    'ArrowDown',
    'a',
    '5',
    'F2',
    'Escape',
    'Backspace',
    'Ctrl+z',
    'Ctrl+y',
    'Ctrl+g',
    'Ctrl+p',
    'Alt+4',
    'Alt+ArrowUp',
    'Ctrl+Shift+-',
    'Ctrl+Alt+Plus',
  ])
    expect(act(keys)).toBeNull();
});
