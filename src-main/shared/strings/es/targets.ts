import { budget } from './budget.ts';
import { numbers } from './numbers.ts';

function article(noun: string): string {
  const singular = noun.replace(/(?<=[aeiouáéíóú])s$|(?<=[^aeiouáéíóú])es$/iu, '');
  const feminine = numbers.feminine(singular);
  return singular === noun ? (feminine ? 'la' : 'el') : feminine ? 'las' : 'los';
}

/** Words of physical goals that the backend reads and stores. */
export const targets = {
  rules: { sum: 'Suma', last: 'Último', max: 'Máximo' },
  genders: { m: 'Masculino', f: 'Femenino' },
  /** Of the year, or of a month counted from 1. */
  figureOf: (column: string, month: number | null): string =>
    month === null ? column : `${column} (${budget.months.names[month - 1]?.toLowerCase() ?? ''})`,
  expectedRule: 'Suma, Último o Máximo',
  expectedUnit: 'una unidad de medida del catálogo',
  expectedActivity: 'un código de actividad de 7 dígitos',
  expectedNewActivity: 'una actividad que aún no tenga meta en esta versión del POI',
  expectedNewVersion: 'un nombre que no tenga otra versión del POI',
  fromSiaf: (fileName: string): string => `SIAF: «${fileName}»`,
  /** What a new year's first version is called. */
  firstVersion: 'v.1',
  /** How a sentence names an organic unit after its number, until a person words it. */
  phraseOf: (name: string, acronym: string): string => `por ${article(name.split(' ')[0] ?? '')} ${name} (${acronym})`,
} as const;
