import { exportTopics } from './export-topics.ts';
import { referenceTopics, startTopics } from './reference-topics.ts';
import { screenTopics } from './screen-topics.ts';
import type { HelpTopic, UnitWords } from './topic.ts';

export type { HelpBlock, HelpTopic, UnitWords } from './topic.ts';

/** The help, offline and in the words of the office (features.md HE3). */
export const help = {
  title: 'Ayuda',
  topicsLabel: 'Temas',
  groups: {
    start: 'Primeros pasos',
    export: 'Cómo exportar desde…',
    screens: 'Pantallas',
    reference: 'Consulta',
  },
  filter: 'Buscar en la ayuda',
  noTopics: 'Ningún tema tiene esas palabras.',
  see: 'Vea también',
  exportsAs: (program: string): string => `Exportar a ${program}`,
  pathLabel: (levels: readonly string[], exports: string): string =>
    `Dibujo: se pulsan ${levels.join(', luego ')} y al final el icono de ${exports}.`,
  sheetLabel: (name: string, row: number, cells: readonly string[]): string =>
    `Dibujo de la hoja ${name}; la fila ${row} dice ${cells.filter((cell) => cell !== '').join(', ')}.`,
  keysLead: 'Las letras siguen a las de Office; se eligen en «Teclas», debajo de cada tabla.',
  screenKeys: [
    ['F1', 'Ayuda de la pantalla'],
    ['Ctrl+1 … Ctrl+9 (o Alt+número)', 'Pantallas, en el orden de la izquierda'],
    ['Ctrl+P', 'Vista previa'],
    ['Ctrl+S o Ctrl+G', 'Saber si todo está guardado; otra vez, nombrar una versión'],
    ['F7', 'Revisar la ortografía del texto'],
    ['F9', 'Comprobar ahora'],
    ['Ctrl+Z, Ctrl+Y', 'Deshacer y rehacer en cualquier pantalla'],
  ] as const,
  screenKeysTitle: 'En todo el programa',
  spanishLetters: 'En las tablas, con letras del Office en español',
  englishLetters: 'En las tablas, con letras del Office en inglés',
  anyUnit: { pliego: 'de su entidad', executingUnit: 'de su unidad', program: 'de su programa' } satisfies UnitWords,
  topics: (unit: UnitWords): readonly HelpTopic[] => [
    ...startTopics,
    ...exportTopics(unit),
    ...screenTopics,
    ...referenceTopics,
  ],
} as const;
