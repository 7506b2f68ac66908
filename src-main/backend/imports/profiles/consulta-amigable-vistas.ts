import { monthCode } from '../line-key.ts';
import { consultaProfile, secEjecOf } from './consulta-amigable-lines.ts';
import { MONTHS, plain } from './headings.ts';

/*
 * Queries of Consulta Amigable that no table of the report is made from: each feeds the view of the budget that has its rows
 * and is a control for the others. The headings "Rubro", "Mes" and "Unidad Ejecutora" are as exports have them; those of
 * fuente and producto are not known from one, so their first word decides, as the portal's buttons begin.
 */

/** Rows by fuente de financiamiento, "1: RECURSOS ORDINARIOS". */
export const consultaAmigableFuente = consultaProfile({
  id: 'consulta-amigable-fuente',
  heading: /^fuente\b/,
  dimension: 'funding-source',
  expected: '1: …',
  read: (concept) => {
    const { code, name } = codeAndName(/^(\d):\s*(.+)$/, concept);
    return code === '' ? null : { key: code, name, codes: { fundingSourceCode: code } };
  },
});

/** Rows by rubro, "00: RECURSOS ORDINARIOS". */
export const consultaAmigableRubro = consultaProfile({
  id: 'consulta-amigable-rubro',
  heading: /^rubro$/,
  dimension: 'rubro',
  expected: '00: …',
  read: (concept) => {
    const { code, name } = codeAndName(/^(\d{2}):\s*(.+)$/, concept);
    return code === '' ? null : { key: code, name, codes: { rubroCode: code } };
  },
});

/** Rows by producto or proyecto, "3000001: ACCIONES COMUNES". */
export const consultaAmigableProducto = consultaProfile({
  id: 'consulta-amigable-producto',
  heading: /^producto\b/,
  dimension: 'product',
  expected: '3000001: …',
  read: (concept) => {
    const { code, name } = codeAndName(/^(\d{7}):\s*(.+)$/, concept);
    return code === '' ? null : { key: code, name, codes: { productCode: code } };
  },
});

/** Rows by month, "1: 'Enero": flows only, without PIA and PIM. The number and the name must be of the same month. */
export const consultaAmigableMes = consultaProfile({
  id: 'consulta-amigable-mes',
  heading: /^mes$/,
  dimension: 'month',
  expected: '1: Enero',
  read: (concept) => {
    const { code, name } = codeAndName(/^(\d{1,2}):\s*'?(.+)$/, concept);
    const month = MONTHS.indexOf(plain(name).replace('setiembre', 'septiembre')) + 1;
    return month === 0 || month !== Number(code) ? null : { key: monthCode(month), name, codes: {}, month };
  },
});

/** The executing units of a pliego, "001-154: NAME" (its number in the pliego and its SEC_EJEC): the total of one's own beside those of its sisters. */
export const consultaAmigableUnidad = consultaProfile({
  id: 'consulta-amigable-unidad-ejecutora',
  heading: /^unidad ejecutora$/,
  dimension: 'unit',
  expected: '001-154: …',
  read: (concept) => {
    const { code, name } = codeAndName(/^(\d{3}-\d{1,6}):\s*(.+)$/, concept);
    return code === '' ? null : { key: code, name, codes: {}, unit: secEjecOf(code) };
  },
});

function codeAndName(form: RegExp, concept: string): { readonly code: string; readonly name: string } {
  const [, code = '', name = ''] = form.exec(concept) ?? [];
  return { code, name };
}
