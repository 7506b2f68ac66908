/** The spelling of the text in "Redacción" (NA11). */
export const spelling = {
  title: 'Ortografía',
  word: (word: string): string => `«${word}» no está en el diccionario`,
  left: (count: number): string => (count === 1 ? 'Es la última palabra por revisar.' : `Quedan ${count} palabras.`),
  suggestions: 'Sugerencias',
  looking: 'Buscando sugerencias…',
  none: 'Sin sugerencias. Corríjala en el texto con Esc.',
  change: 'Cambiar',
  skip: 'Omitir',
  add: 'Agregar al diccionario',
  close: 'Cerrar',
  fine: 'Sin faltas de ortografía en el texto',
  finished: 'Revisión terminada: no quedan palabras por revisar.',
  addLabel: (word: string): string => `Diccionario: agregar «${word}»`,
} as const;
