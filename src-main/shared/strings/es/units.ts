type Kind = 'unit-of-measure' | 'organic-unit';

const of = (kind: Kind, count: number): string =>
  kind === 'unit-of-measure'
    ? `${count} ${count === 1 ? 'unidad de medida' : 'unidades de medida'}`
    : `${count} ${count === 1 ? 'unidad orgánica' : 'unidades orgánicas'}`;

/** Catalogues of physical goals: labels of the record, and what a new row begins with. */
export const units = {
  edited: (kind: Kind, cells: number): string =>
    `${cells} ${cells === 1 ? 'celda' : 'celdas'} de ${kind === 'unit-of-measure' ? 'unidades de medida' : 'unidades orgánicas'}`,
  added: (kind: Kind, count: number): string => `Agregar ${of(kind, count)}`,
  removed: (kind: Kind, count: number): string => `Eliminar ${of(kind, count)}`,
  moved: 'Orden de las unidades orgánicas',
  ownName: 'un nombre que no tenga otra fila',
  someText: 'un texto',
  gender: 'Masculino o Femenino',
  start: {
    'unit-of-measure': { name: 'Unidad nueva', singular: 'unidad', plural: 'unidades' },
    'organic-unit': { acronym: 'NUEVA', name: 'Unidad orgánica nueva' },
  } as Readonly<Record<Kind, Readonly<Partial<Record<string, string>>>>>,
};
