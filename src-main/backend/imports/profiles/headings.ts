/** A heading or label as it is compared: without accents, case, line breaks and double spaces ("Año de\nEjecución"). */
export const plain = (text: string): string =>
  text === ''
    ? ''
    : text
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .replace(/[\s\u00a0]+/g, ' ')
        .trim()
        .toLowerCase();

export const MONTHS: readonly string[] = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];

/** "22-agosto-2026" as "2026-08-22"; `null` for anything that is not a day of the calendar. */
export function spanishDate(text: string): string | null {
  const match = /^(\d{1,2})-([a-z]{4,10})-(\d{4})$/.exec(plain(text).replace('setiembre', 'septiembre'));
  if (!match) return null;
  const [, day = '', name = '', year = ''] = match;
  const month = MONTHS.indexOf(name);
  const date = new Date(Date.UTC(Number(year), month, Number(day)));
  if (month < 0 || date.getUTCMonth() !== month || date.getUTCDate() !== Number(day)) return null;
  return date.toISOString().slice(0, 10);
}
