/** Versions of a year, closing it and opening it again. */
export const years = {
  beforeRestoring: (name: string): string => `Antes de restaurar «${name}»`,

  dialog: {
    open: 'Versiones',
    openFor: (year: number, isExample: boolean): string =>
      `Versiones y cierre del año ${year}${isExample ? ' (Ejemplo)' : ''}`,
    title: (year: number, isExample: boolean): string =>
      `Versiones y cierre del año ${year}${isExample ? ' (Ejemplo)' : ''}`,
    name: 'Guardar el estado actual con un nombre',
    namePlaceholder: 'borrador 2, remitido a DE…',
    make: 'Guardar versión',
    none: 'Aún no hay versiones con nombre.',
    tableLabel: 'Versiones con nombre',
    columns: { name: 'Versión', madeAt: 'Guardada', madeBy: 'Por', restore: 'Restaurar' },
    restore: 'Restaurar',
    restoreNamed: (name: string): string => `Restaurar «${name}»`,
    restoreHint: 'Antes de restaurar se guarda el estado actual como una versión más. También se puede deshacer.',
    restored: 'Versión restaurada.',
    closeHint: 'Al cerrar el año queda de solo lectura.',
    close: 'Cerrar el año',
    closedHint: 'El año está cerrado y es de solo lectura.',
    reason: 'Motivo para reabrirlo',
    reopen: 'Reabrir el año',
    done: 'Listo',
  },
} as const;
