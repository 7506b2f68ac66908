import { z } from 'zod';
import { command, query, returns } from '../define.ts';
import { id, ofYear } from '../inputs.ts';
import type { LogEntry, UndoState } from '../types.ts';

export const editMethods = {
  'edit.state': query(ofYear, returns<UndoState>()),
  'edit.undo': command(ofYear, returns<UndoState>()),
  'edit.redo': command(ofYear, returns<UndoState>()),
  'edit.log': query(z.strictObject({ yearId: id, limit: z.int().min(1).max(1_000) }), returns<readonly LogEntry[]>()),
} as const;
