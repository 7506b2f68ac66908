import { z } from 'zod';
import { command, query, returns } from '../define.ts';
import { cellsOf, id, ofYear, written, year } from '../inputs.ts';
import type { CellsResult, IndicatorTable, UndoState } from '../types.ts';

export const indicatorsMethods = {
  'indicators.table': query(ofYear, returns<IndicatorTable>()),
  'indicators.setCell': command(z.strictObject({ yearId: id, id, year, text: written }), returns<UndoState>()),
  'indicators.setCells': command(
    z.strictObject({ yearId: id, cells: cellsOf(z.strictObject({ id, year, text: written })) }),
    returns<CellsResult>(),
  ),
} as const;
