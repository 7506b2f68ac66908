import type { CellAddress } from '#shared/domain/imports.ts';
import type { ProblemList } from './problems.ts';
import { plain } from './profiles/headings.ts';

/** What the codes of a file are looked up in. */
export type CodeCatalogue = {
  readonly genericas: readonly CatalogueEntry[];
  readonly activities: readonly CatalogueEntry[];
};
export const noCatalogue: CodeCatalogue = { genericas: [], activities: [] };

/** Entries, and what a code looks like that the catalogue lacks. */
export type KeyCatalogue = { readonly entries: readonly CatalogueEntry[]; readonly form: RegExp };
export const genericaForm = /^\d-\d{2}$/;
export const activityForm = /^\d{7}$/;

/** A code of the year's catalogue. */
export type CatalogueEntry = { readonly code: string; readonly name: string };

/**
 * What a cell says of a catalogue. `repaired`: a spreadsheet made something else of the code and only one of the catalogue can
 * have been meant; `several`: more than one can; `unknown`: it has the form of a code, but the catalogue lacks it.
 */
export type CodeReading =
  | { readonly kind: 'found' | 'repaired' | 'unknown'; readonly code: string }
  | { readonly kind: 'several'; readonly codes: readonly string[] }
  | { readonly kind: 'unreadable' };

/**
 * Finds the entry that a cell means: by its code ("5-21", "5000276: GESTION …", "2.1. Personal"), by its name, or by what
 * Excel makes of a code: a day ("21-may", "may-21", 45798), a number without its leading zeros or with thousands (IM6).
 * `form`: what a code looks like, for those that the catalogue does not have.
 */
export function readCode(text: string, catalogue: readonly CatalogueEntry[], form: RegExp): CodeReading {
  const written = text.replace(/[\s\u00a0]+/g, ' ').trim();
  const known = new Set(catalogue.map(({ code }) => code));
  const lead = leadingCode(written);
  if (known.has(lead)) return { kind: 'found', code: lead };
  const named = catalogue.filter(({ name }) => plain(name) === plain(written));
  if (named.length === 1 && named[0]) return { kind: 'found', code: named[0].code };
  const meant = [...known].filter((code) => disguises(lead, code) || disguises(written, code));
  if (meant.length > 1) return { kind: 'several', codes: meant };
  if (meant[0] !== undefined) return { kind: 'repaired', code: meant[0] };
  return form.test(lead) ? { kind: 'unknown', code: lead } : { kind: 'unreadable' };
}

/**
 * The code that a cell means. `null`: it is not readable, which is a problem with its address; `unknown`: readable, but not in
 * the catalogue of the year. A repaired one is noted with what was found and what it became (IM6).
 */
export function codeOf(
  text: string,
  { entries, form }: KeyCatalogue,
  { at, detail }: { readonly at: CellAddress; readonly detail: Readonly<Record<string, string>> },
  problems: ProblemList,
): { readonly code: string; readonly unknown: boolean } | null {
  const reading = readCode(text, entries, form);
  switch (reading.kind) {
    case 'repaired':
      problems.add('note', 'repaired-code', at, text, { ...detail, code: reading.code });
      return { code: reading.code, unknown: false };
    case 'found':
      return { code: reading.code, unknown: false };
    case 'unknown':
      return { code: reading.code, unknown: true };
    case 'several':
      problems.add('error', 'several-codes', at, text, { ...detail, codes: reading.codes.join(', ') });
      return null;
    case 'unreadable':
      problems.add('error', 'bad-code', at, text, detail);
      return null;
    default:
      return reading satisfies never;
  }
}

/** "5-21: NAME", "5-21. Name", "5000276 - NAME" and the like: the code before its name. */
function leadingCode(text: string): string {
  const match = /^([\p{L}\p{N}][\p{L}\p{N}.,/\-–]*?)(?:\s*[:.]\s+|\.(?=\p{L})|\s+[-–]\s+|\s+(?=\p{L}{2}))\D.*$/su.exec(
    text,
  );
  return (match?.[1] ?? text).replaceAll('–', '-').replace(/[.:]$/, '');
}

/** Whether a spreadsheet or a hasty hand may have made `found` of `code`. */
function disguises(found: string, code: string): boolean {
  if (daysOf(found).includes(code)) return true;
  const pair = /^(\d)-(\d)(\d)$/.exec(code);
  if (pair) {
    const [, category = '', transaction = '', digit = ''] = pair;
    const other = [
      `${category}.${transaction}${digit}`,
      `${category}${transaction}${digit}`,
      `${category} ${transaction}${digit}`,
      `${category}-${transaction}-${digit}`,
      `${category}.${transaction}.${digit}`,
      // The classifier's own number has no category before it.
      `${transaction}.${digit}`,
    ];
    return other.includes(found);
  }
  if (!/^\d+$/.test(code)) return false;
  const digits = /^\d{1,3}(?:[.,]\d{3})+$/.test(found) ? found.replace(/[.,]/g, '') : found.replace(/\.0+$/, '');
  return /^\d+$/.test(digits) && bareNumber(digits) === bareNumber(code);
}

const bareNumber = (digits: string): string => digits.replace(/^0+(?=\d)/, '');

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['ene', 'jan', 'enero', 'january'],
    ['feb', 'febrero', 'february'],
    ['mar', 'marzo', 'march'],
    ['abr', 'apr', 'abril', 'april'],
    ['may', 'mayo'],
    ['jun', 'junio', 'june'],
    ['jul', 'julio', 'july'],
    ['ago', 'aug', 'agosto', 'august'],
    ['set', 'sep', 'sept', 'setiembre', 'septiembre', 'september'],
    ['oct', 'octubre', 'october'],
    ['nov', 'noviembre', 'november'],
    ['dic', 'dec', 'diciembre', 'december'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1])),
);

/** The codes that a day may have been: month and day, or month and year, as Excel reads "5-21" and "5-24". */
function daysOf(found: string): readonly string[] {
  const text = plain(found).replace(/\./g, '');
  const named = /^(\d{1,2})[-/ ]([a-z]{3,10})(?:[-/ ](?:\d{2}|\d{4}))?$/.exec(text);
  if (named) return codesOf(MONTHS[named[2] ?? ''], [named[1]]);
  const monthFirst = /^([a-z]{3,10})[-/ ](\d{2}|\d{4})$/.exec(text);
  if (monthFirst) return codesOf(MONTHS[monthFirst[1] ?? ''], [monthFirst[2]?.slice(-2)]);
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[t ][\d:]*)?$/.exec(text);
  if (iso) return ofDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const slashed = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{2}|\d{4}))?$/.exec(text);
  if (slashed) {
    const [first, second] = [Number(slashed[1]), Number(slashed[2])];
    return [...codesOf(first, [String(second)]), ...codesOf(second, [String(first)])].concat(
      slashed[3] === undefined ? [] : [...codesOf(second, first === 1 ? [slashed[3].slice(-2)] : [])],
    );
  }
  return ofSerial(text);
}

/** A day as a workbook counts it: days since 30 December 1899, of this century's first decades only. */
function ofSerial(text: string): readonly string[] {
  if (!/^\d{5}$/.test(text)) return [];
  const serial = Number(text);
  if (serial < FIRST_DAY || serial > LAST_DAY) return [];
  const date = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
  return ofDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
/** 2000 and 2099. */
const [FIRST_DAY, LAST_DAY] = [36_526, 73_050];

const ofDate = (year: number, month: number, day: number): readonly string[] => [
  ...codesOf(month, [String(day)]),
  // "5-31" is a day, but "5-2031" and "may-31" are the first of a month.
  ...(day === 1 ? codesOf(month, [String(year % 100).padStart(2, '0')]) : []),
];

const codesOf = (month: number | undefined, parts: readonly (string | undefined)[]): readonly string[] =>
  month === undefined ? [] : parts.flatMap((part) => (part === undefined ? [] : [`${month}-${part}`]));
