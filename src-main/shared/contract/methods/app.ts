import { query, returns } from '../define.ts';
import { nothing } from '../inputs.ts';
import type { AppInfo } from '../types.ts';

export const appMethods = {
  'app.info': query(nothing, returns<AppInfo>()),
} as const;
