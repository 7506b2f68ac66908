import { build } from './build.ts';

/** `npm run build`: everything into `out/`. */
process.exitCode = build() ? 0 : 1;
