export const indicators = {
  title: 'Indicadores',
  gridLabel: 'Indicadores de desempeño',
  columns: { name: 'Resultado, producto e indicador' },
  groups: { historical: 'Valor histórico', projected: 'Meta proyectada' },
  legend: 'n.d. = no disponible · – = no aplica · vacío = aún sin llenar. Escríbalos tal cual en la celda.',
  emptyTitle: 'Este año no tiene indicadores',
  emptyText: 'Cree el año copiando la estructura de otro para traer sus indicadores y su historia.',
  goHome: 'Ir a Inicio',
};
