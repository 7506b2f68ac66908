import type { Finding } from '../../domain/checks.ts';
import { query, returns } from '../define.ts';
import { ofYear } from '../inputs.ts';

export const checksMethods = {
  'checks.run': query(ofYear, returns<readonly Finding[]>()),
} as const;
