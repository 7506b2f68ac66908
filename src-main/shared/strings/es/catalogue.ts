/** Names of genéricas and activities, which tables and sentences print. */
export const catalogue = {
  title: 'Catálogos',
  help: 'Los nombres con los que se imprimen las genéricas y las actividades de este año. Los de los archivos importados no los cambian.',
  tabs: { generica: 'Genéricas de gasto', activity: 'Actividades' },
  columns: { code: 'Código', name: 'Nombre que se imprime' },
  code: { generica: 'Código de la genérica', activity: 'Código de la actividad' },
  name: 'Nombre',
  add: 'Agregar',
  expected: {
    generica: 'un código de genérica como 5-21',
    activity: 'un código de actividad de 7 dígitos como 5000276',
    newCode: 'un código que aún no esté en el catálogo',
    name: 'un nombre de 1 a 1,000 letras',
  },
} as const;
