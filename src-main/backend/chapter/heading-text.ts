import type { Block } from '#shared/domain/chapter-model.ts';

/** "4. Programación…", "4.1 Presupuesto": the first level alone carries a point after its number, as in the report. */
export function headingText({ level, number, text }: Extract<Block, { kind: 'heading' }>): string {
  if (number === '') return text;
  return level === 1 && !number.endsWith('.') ? `${number}. ${text}` : `${number} ${text}`;
}
