import { plural } from './plural.ts';

/** What the review of a memoria of another year says (IM19). */
export const importMemoria = {
  title: (year: number | null): string => (year === null ? 'Memoria de otro año' : `Memoria de otro año: ${year}`),
  lead: 'Marque lo que quiera traer a este año. Lo que no marque no se importa, y un solo paso de deshacer lo quita todo.',
  nothing: 'La memoria no tiene nada que no esté ya en el año. No hay nada que importar.',
  nothingMarked: 'Importar lo marcado',
  values: 'Valores de las tablas',
  texts: 'Párrafos de los capítulos',
  tables: 'Tablas reconocidas',
  all: 'Todo',
  none: 'Nada',
  allOf: (list: string): string => `Todo: ${list}`,
  noneOf: (list: string): string => `Nada: ${list}`,
  marked: (marked: number, of: number): string => `${marked} de ${of}`,
  valueColumns: {
    accept: 'Traer',
    what: 'Meta o indicador',
    field: 'Dato',
    before: 'Ahora',
    after: 'En la memoria',
    at: 'Dónde',
  },
  accept: (what: string): string => `Traer ${what}`,
  paragraph: (number: number): string => `párrafo ${number}`,
  isNew: 'No hay un párrafo igual: se agrega después del anterior.',
  figures: (linked: number, unlinked: number): string =>
    [
      ...(linked > 0 ? [plural(linked, 'cifra enlazada', 'cifras enlazadas')] : []),
      ...(unlinked > 0 ? [`${plural(unlinked, 'cifra queda', 'cifras quedan')} como texto por revisar`] : []),
    ].join(' · '),
  gives: (gives: 'indicators' | 'targets' | 'nothing', year: number | null): string =>
    ({
      indicators: '– valores históricos',
      targets: year === null ? '– metas' : `– metas, solo para el año ${year}`,
      nothing: '– sus importes se importan de los archivos oficiales',
    })[gives],
  countTexts: (count: number): string => plural(count, 'párrafo', 'párrafos'),
};
