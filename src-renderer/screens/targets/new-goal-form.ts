import type { GoalChoices, Input } from '#shared/contract/index.ts';
import { countText, parseCount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';

const text = es.screens.targets.newGoal;

/** What a person has written so far. */
export type GoalForm = {
  readonly activityCode: string;
  readonly activityName: string;
  readonly unitOfMeasure: string;
  readonly singular: string;
  readonly plural: string;
  readonly gender: 'm' | 'f';
  readonly programmed: string;
  readonly executed: string;
  readonly fromSiaf: boolean;
};
export type GoalField = Exclude<keyof GoalForm, 'gender' | 'fromSiaf'>;

export const emptyGoal: GoalForm = {
  activityCode: '',
  activityName: '',
  unitOfMeasure: '',
  singular: '',
  plural: '',
  gender: 'm',
  programmed: '',
  executed: '',
  fromSiaf: true,
};

/** The name of a known activity comes with its code, and the unit of measure that SIAF has for it. */
export function withActivity(form: GoalForm, activityCode: string, { activities }: GoalChoices): GoalForm {
  const known = activities.find(({ code }) => code === activityCode.trim());
  if (!known) return { ...form, activityCode };
  const unit =
    known.siaf === null || form.unitOfMeasure !== '' ? form.unitOfMeasure : unitName(known.siaf.unitOfMeasure);
  return { ...form, activityCode, activityName: known.name, unitOfMeasure: unit };
}

/** "060.INFORME" is "Informe". */
function unitName(stated: string): string {
  const name = stated.replace(/^\d+\.\s*/, '').toLocaleLowerCase('es');
  return name.charAt(0).toLocaleUpperCase('es') + name.slice(1);
}

export const knownUnit = (name: string, { unitsOfMeasure }: GoalChoices): string | undefined =>
  unitsOfMeasure.find((unit) => folded(unit) === folded(name));

const folded = (name: string): string => name.trim().normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('es');

/** What is still to be written, by field; nothing where the form is whole. */
export function goalProblems(form: GoalForm, choices: GoalChoices): Partial<Record<GoalField, string>> {
  const isNew = knownUnit(form.unitOfMeasure, choices) === undefined;
  const empty = (field: GoalField): boolean => form[field].trim() === '';
  return {
    ...(/^\d{7}$/.test(form.activityCode.trim()) ? {} : { activityCode: text.problems.code }),
    ...(empty('activityName') ? { activityName: text.problems.name } : {}),
    ...(empty('unitOfMeasure') ? { unitOfMeasure: text.problems.unit } : {}),
    ...(isNew && !empty('unitOfMeasure') && empty('singular') ? { singular: text.problems.words } : {}),
    ...(isNew && !empty('unitOfMeasure') && empty('plural') ? { plural: text.problems.words } : {}),
    ...Object.fromEntries(
      (['programmed', 'executed'] as const)
        .filter((field) => !empty(field) && parseCount(form[field]) === null)
        .map((field) => [field, es.grid.expected.count(form[field].trim())]),
    ),
  };
}

/** The goal as the contract wants it. */
export function toGoal(form: GoalForm, choices: GoalChoices): Pick<Input<'targets.addGoals'>, 'goals' | 'newUnit'> {
  const known = knownUnit(form.unitOfMeasure, choices);
  const siaf = choices.activities.find(({ code }) => code === form.activityCode.trim())?.siaf ?? null;
  const taken = form.fromSiaf ? siaf : null;
  const figure = (field: 'programmed' | 'executed'): string =>
    taken === null ? form[field] : taken[field] === null ? '' : String(taken[field]);
  return {
    goals: [
      {
        activityCode: form.activityCode,
        activityName: form.activityName,
        unitOfMeasure: known ?? form.unitOfMeasure.trim(),
        rule: '',
        programmed: figure('programmed'),
        executed: figure('executed'),
        months: [],
        origin: taken === null ? null : es.targets.fromSiaf(taken.fileName),
      },
    ],
    newUnit: known === undefined ? { singular: form.singular, plural: form.plural, gender: form.gender } : null,
  };
}

/** What taking the figures of SIAF would bring. */
export const siafText = (siaf: NonNullable<GoalChoices['activities'][number]['siaf']>): string =>
  text.fromSiaf(
    siaf.programmed === null ? es.grid.spoken.empty : countText(siaf.programmed),
    siaf.executed === null ? es.grid.spoken.empty : countText(siaf.executed),
    siaf.fileName,
  );
