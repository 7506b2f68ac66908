import { type CellPlace, parseCellAddress } from '#shared/domain/cell-address.ts';
import { parsePlace } from '../../ui/reference-place.ts';
import type { ScreenId } from '../../ui/screen.ts';

const screens = {
  budget: 'budget',
  target: 'targets',
  'target-unit': 'targets',
  indicator: 'indicators',
  reference: 'reference',
} as const satisfies Readonly<Record<CellPlace['kind'], ScreenId>>;

/** The screen that shows an address (a cell, a table of another chapter, a block of the text, a setting); `null` for what no screen shows. */
export function screenOf(address: string): ScreenId | null {
  const cell = parseCellAddress(address);
  if (cell) return screens[cell.kind];
  if (parsePlace(address)) return 'reference';
  if (address.startsWith('setting:')) return 'settings';
  return /^(section|activity|lead)-/.test(address) ? 'narrative' : null;
}
