import { genericaCode } from '#shared/domain/budget.ts';
import { consultaProfile } from './consulta-amigable-lines.ts';

/** Rows by genérica, "5-21: PERSONAL Y OBLIGACIONES SOCIALES": one file serves tables 18 to 20 (formats.md §0). */
export const consultaAmigableGenerica = consultaProfile({
  id: 'consulta-amigable-generica',
  heading: /^generica$/,
  dimension: 'generica',
  expected: '5-21: …',
  read: (concept) => {
    const match = /^(\d)-(\d)(\d):\s*(.+)$/.exec(concept);
    if (!match) return null;
    const [, category = '', transaction = '', generica = '', name = ''] = match;
    const key = genericaCode(category, transaction, generica);
    const codes = {
      genericaCode: key,
      categoryCode: category,
      transactionCode: transaction,
      genericaDigit: generica,
    };
    return { key, name, codes };
  },
});
