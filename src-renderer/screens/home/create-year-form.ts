import type { Input, YearSummary } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';

const text = es.screens.home.createForm;

export const entityFields = [
  'institution',
  'pliegoCode',
  'executingUnitCode',
  'secEjec',
  'executingUnitName',
  'programCode',
  'programName',
] as const;
export type EntityField = (typeof entityFields)[number];

/** What stands in the form, as typed. `from`: the year to copy, `null` for a blank structure. */
export type CreateYearForm = { readonly year: string; readonly from: number | null } & Readonly<
  Record<EntityField, string>
>;
export type FormProblems = Readonly<Partial<Record<'year' | EntityField, string>>>;

/** Proposes the year after the newest one, copied from it. */
export function emptyForm(years: readonly YearSummary[], thisYear: number): CreateYearForm {
  const own = years.filter(({ isExample }) => !isExample);
  const newest = (own.length > 0 ? own : years).toSorted((a, b) => b.year - a.year)[0];
  return {
    year: String(newest ? newest.year + 1 : thisYear),
    from: newest?.id ?? null,
    institution: '',
    pliegoCode: '',
    executingUnitCode: '',
    secEjec: '',
    executingUnitName: '',
    programCode: '',
    programName: '',
  };
}

/** What is missing or malformed, by field; codes are text and keep their zeros. */
export function formProblems(form: CreateYearForm): FormProblems {
  const year = /^20\d\d$|^2100$/.test(form.year.trim()) ? {} : { year: text.yearRange };
  if (form.from !== null) return year;
  const problems: Partial<Record<EntityField, string>> = {};
  for (const field of entityFields) {
    const value = form[field].trim();
    const code = codes[field];
    if (code && !code.shape.test(value)) problems[field] = code.problem;
    else if (value === '') problems[field] = text.required;
  }
  return { ...year, ...problems };
}

const codes: Readonly<Partial<Record<EntityField, { readonly shape: RegExp; readonly problem: string }>>> = {
  pliegoCode: { shape: /^\d{3}$/, problem: text.digits(3) },
  executingUnitCode: { shape: /^\d{3}$/, problem: text.digits(3) },
  secEjec: { shape: /^\d{1,6}$/, problem: text.upToDigits(6) },
  programCode: { shape: /^\d{4}$/, problem: text.digits(4) },
};

/** The call's input; only for a form without problems. */
export function toInput(form: CreateYearForm): Input<'years.create'> {
  const entity = {
    institution: form.institution.trim(),
    pliegoCode: form.pliegoCode.trim(),
    executingUnitCode: form.executingUnitCode.trim(),
    secEjec: form.secEjec.trim(),
    executingUnitName: form.executingUnitName.trim(),
    programCode: form.programCode.trim(),
    programName: form.programName.trim(),
  };
  return { year: Number(form.year), fromYearId: form.from, entity: form.from === null ? entity : null };
}
