const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const filled = ({ filled: done, of }: { readonly filled: number; readonly of: number }): string =>
  of === 0 ? 'Aún no hay ninguno.' : `${done} de ${plural(of, 'dato llenado', 'datos llenados')}.`;

/** Where the work on a year stands. */
export const overview = {
  title: 'Resumen',
  activities: 'Actividades',
  activity: (code: string): string => `Actividad ${code}`,
  note: (text: string): string => `Nota: ${text}`,
  sheet: (name: string): string => `Ficha: ${name}`,

  cards: {
    label: 'Presupuesto del año',
    pia: 'PIA',
    pim: 'PIM',
    devengado: 'Ejecución (devengado)',
    progress: 'Avance',
  },

  stepsTitle: 'Pasos',
  ready: (done: number, of: number): string => `${done} de ${of} listos`,
  states: { done: 'Listo', partly: 'En curso', pending: 'Pendiente' },
  steps: {
    import: 'Importar el presupuesto',
    control: 'Confirmar los totales de control',
    targets: 'Completar las metas físicas',
    indicators: 'Completar los indicadores',
    texts: 'Revisar los textos',
    checks: 'Resolver los hallazgos',
    issue: 'Emitir los capítulos',
  },
  facts: {
    imported: (files: readonly string[]): string =>
      files.length === 0 ? 'No hay ningún archivo oficial.' : `${files.join(' · ')}.`,
    confirmed: (done: number, of: number): string =>
      of === 0
        ? 'Se confirman al importar: escriba el PIM total que muestra su fuente.'
        : `${done} de ${of} confirmados con el PIM total de su fuente.`,
    filled,
    toReview: (count: number): string =>
      count === 0 ? 'Ningún texto por revisar.' : `${plural(count, 'texto', 'textos')} por revisar.`,
    findings: (errors: number, warnings: number): string =>
      errors + warnings === 0
        ? 'Ningún error ni advertencia sin respuesta.'
        : `${plural(errors, 'error', 'errores')} y ${plural(warnings, 'advertencia', 'advertencias')} sin respuesta.`,
    notIssued: 'Aún no se emitió.',
    issued: (final: boolean, at: string, by: string, changes: number): string =>
      `${final ? 'Emisión final' : 'Borrador'} ${at}, ${by}. ${
        changes === 0 ? 'Sin cambios desde entonces.' : `${plural(changes, 'cambio', 'cambios')} desde entonces.`
      }`,
  },
  go: {
    import: 'Importar',
    control: 'Importar',
    targets: 'Ver metas',
    indicators: 'Ver indicadores',
    texts: 'Ver textos',
    checks: 'Ver hallazgos',
    issue: 'Emitir',
  },
  goFor: (button: string, step: string): string => `${button}: ${step}`,

  control: {
    field: (fileName: string): string => `PIM total según la fuente de «${fileName}» (S/)`,
    confirm: 'Confirmar',
    done: (fileName: string): string => `Total de control de «${fileName}» confirmado.`,
  },

  sign: {
    title: 'Conformidad',
    lead: 'En orden: quien elabora, quien revisa y quien aprueba. Un cambio posterior la reabre.',
    roles: { prepared: 'Elaborado', reviewed: 'Revisado', approved: 'Aprobado' },
    none: 'Pendiente',
    by: (name: string, office: string, date: string): string =>
      `${name}${office === '' ? '' : `, ${office}`} (${date})`,
    reopened: (count: number): string =>
      `Reabierto: ${plural(count, 'dato cambió', 'datos cambiaron')} desde entonces.`,
    sign: 'Firmar',
    signAgain: 'Firmar de nuevo',
    withdraw: 'Retirar',
    ofRole: (button: string, role: string): string => `${button}: ${role}`,
    name: 'Nombre',
    office: 'Cargo',
    reason: 'Motivo (si aprueba con errores sin respuesta)',
    done: (role: string): string => `${role}: conformidad registrada.`,
  },

  since: {
    title: 'Desde la última importación',
    import: (label: string, at: string): string => `${label}, ${at}.`,
    none: 'No hay cambios.',
    acts: (count: number, areas: readonly string[]): string =>
      `${plural(count, 'acto', 'actos')}${areas.length === 0 ? '' : ` en ${areas.join(', ')}`}.`,
    notImported: 'Aún no se importó nada.',
    record: 'Ver el registro',
    columns: { what: 'Qué', who: 'Persona', when: 'Cuándo' },
  },

  review: {
    title: 'Por revisar',
    lead: 'Vienen del año anterior. Léalos, corrija lo que cambió y márquelos.',
    all: 'Marcar todo como revisado',
    one: 'Dar por revisado',
    oneFor: (label: string): string => `Dar por revisado: ${label}`,
    done: (count: number): string => `${plural(count, 'texto revisado', 'textos revisados')}.`,
    more: (count: number): string => `Ver ${count} más`,
  },
} as const;
