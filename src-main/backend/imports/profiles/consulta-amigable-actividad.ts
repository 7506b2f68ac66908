import { consultaProfile } from './consulta-amigable-lines.ts';

/**
 * Rows by activity, "5000276: GESTION DEL PROGRAMA", in whole soles. The heading's exact words are not known from an export;
 * the portal's button says "Actividad/Acción de Inversión/Obra" (formats.md §1.2), so its first word decides.
 */
export const consultaAmigableActividad = consultaProfile({
  id: 'consulta-amigable-actividad',
  heading: /^actividad(es)?\b/,
  dimension: 'activity',
  expected: '5000276: …',
  read: (concept) => {
    const match = /^(\d{7}):\s*(.+)$/.exec(concept);
    if (!match) return null;
    const [, key = '', name = ''] = match;
    return { key, name, codes: { activityCode: key } };
  },
});
