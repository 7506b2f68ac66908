import type {
  Difference,
  LabelFinding,
  Move,
  ReferenceFinding,
  ReferencePlace,
  RuleFinding,
  ShiftFinding,
  ValueForm,
} from '../../domain/reference/model.ts';

/** How the sentences name tables and print values; the caller knows the printed numbers and the number formats. */
export type ReferenceNames = {
  /** "tabla 8" */
  readonly table: (key: string) => string;
  /** Heading of a column, with its group: "Intervenciones / Total". */
  readonly column: (table: string, column: string) => string;
  readonly value: (value: number, form: ValueForm) => string;
};

/** Findings between tables as sentences: what is seen, what it seems to be, what it does not show in (features.md D5). */
export const reference = {
  facts: {
    label: 'Datos citados',
    title: 'Datos de otros capítulos que cita la redacción',
    name: 'Dato',
    value: 'Valor',
  },

  /** Labels of the undo log. */
  edits: {
    cell: (column: string, table: string): string => `«${column}» de ${table}`,
    cells: (count: number): string => `${count} celdas de tablas de referencia`,
    row: (table: string): string => `Fila nueva de ${table}`,
    rows: (count: number, table: string): string => `${counted(count, 'fila nueva', 'filas nuevas')} de ${table}`,
    rowsRemoved: (count: number, table: string): string => `Eliminar ${counted(count, 'fila', 'filas')} de ${table}`,
    rowsMoved: (table: string): string => `Mover filas de ${table}`,
    created: (table: string): string => `Tabla nueva: ${table}`,
    defined: (table: string): string => `Estructura de ${table}`,
    removed: (table: string): string => `Eliminar ${table}`,
    pasted: 'Pegar una tabla',
    fromDocument: (file: string): string => `Tablas traídas de «${file}»`,
    rule: (text: string): string => `Regla «${text.slice(0, 60)}»`,
    newRule: (text: string): string => `Regla nueva «${text.slice(0, 60)}»`,
    ruleRemoved: (text: string): string => `Eliminar la regla «${text.slice(0, 60)}»`,
  },
  /** What a refused text should have been. */
  expected: {
    amount: (decimals: number): string => (decimals === 0 ? 'un monto en soles enteros' : 'un monto con dos decimales'),
    percent: (decimals: number): string => `un porcentaje con ${counted(decimals, 'decimal', 'decimales')} como máximo`,
    nameColumn: 'una sola columna de texto con el nombre de las filas',
    sameKind: 'cifras de un mismo tipo: todas montos, todas cantidades o todas porcentajes',
    tolerance: 'una tolerancia: un número sin signo, en la unidad de las cifras',
    table: 'una tabla con encabezado, una columna de nombres y al menos una fila',
  },
  totalLabel: 'Total',
  newLabel: 'Tabla nueva',
  unread: (row: string, column: string, text: string): string => `${row}, «${column}»: «${text}»`,

  shift(finding: ShiftFinding, names: ReferenceNames): string {
    const parts = [seen(finding, names), cause(finding)];
    if (finding.severity === 'warning') parts.push('Es una sospecha: lo dicen proporciones, no igualdades.');
    if (finding.totalsHold) parts.push('Los totales no lo muestran.');
    if (finding.alternatives.length > 0)
      parts.push(`Lo mismo explicaría un cambio en ${listed(finding.alternatives.map(names.table))}.`);
    parts.push(`Con ello se explican ${counted(finding.evidence.length, 'diferencia', 'diferencias')} entre tablas.`);
    return parts.join(' ');
  },

  /** Of a table without a number, what it is called. */
  tableName: ({ number, label }: { readonly number: number; readonly label: string }): string =>
    number === 0 ? `tabla «${label}»` : `tabla ${number}`,
  quotedFacts: 'lista de datos citados',

  /** Whatever was found, in one sentence or two. */
  message(finding: ReferenceFinding, names: ReferenceNames): string {
    if (finding.kind === 'shift') return reference.shift(finding, names);
    if (finding.kind === 'label') return reference.label(finding, names);
    return finding.kind === 'casting' ? reference.casting(finding, names) : reference.rule(finding, names);
  },

  /** How it is put right. */
  advice(finding: ReferenceFinding, names: ReferenceNames): string {
    if (finding.kind === 'shift')
      return `Abra la ${names.table(finding.table)} y corrija los nombres de esas filas, o vuelva a pegar la tabla desde su fuente.`;
    if (finding.kind === 'label') return 'Corrija el nombre de la fila.';
    if (finding.severity === 'note') return 'No es un error. Puede agregar una nota al pie.';
    if (finding.kind === 'casting') return 'Revise las filas, o el total impreso.';
    return finding.severity === 'warning'
      ? 'Si la diferencia es correcta, explíquela en una nota o acéptela con su sustento.'
      : 'Corrija la cifra equivocada en su tabla.';
  },

  label({ table, label, suggestion }: LabelFinding, names: ReferenceNames): string {
    const where = `En la ${names.table(table)}, la fila ${label}`;
    return suggestion === null
      ? `${where} está más de una vez.`
      : `${where} no está en ninguna otra tabla y falta ${suggestion}. Parece un error de escritura.`;
  },

  rule(finding: RuleFinding, names: ReferenceNames): string {
    return `${lead[finding.severity]}${finding.text ?? ''} ${reference.differences(finding, names)}`;
  },

  /** Where a rule breaks, without the rule itself: the first places, and how many more. */
  differences({ differences }: RuleFinding, names: ReferenceNames): string {
    const shown = differences.slice(0, 3).map((difference) => broken(difference, names));
    const rest = differences.length - shown.length;
    return `${shown.join('; ')}${rest > 0 ? `, y ${counted(rest, 'más', 'más')}` : ''}.`;
  },

  casting(finding: RuleFinding, names: ReferenceNames): string {
    const sums = finding.differences.map(({ places, found, expected, difference, form }) => {
      const [place] = places;
      const where = place ? `En la ${names.table(place.table)}, «${names.column(place.table, place.column)}»: ` : '';
      const [sum, printed, gap] = [expected, found, difference].map((value) => names.value(value, form));
      return `${where}las filas suman ${sum} y el total impreso es ${printed} (diferencia ${gap})`;
    });
    const rounding = finding.severity === 'note' ? ' Es efecto del redondeo de cada fila.' : '';
    return `${sums.join('; ')}.${rounding}`;
  },
} as const;

/** "En la tabla 8, los valores de la fila MADRE DE DIOS son los de MOQUEGUA, … según la tabla 7." */
function seen({ table, column, moves, witnesses }: ShiftFinding, names: ReferenceNames): string {
  const only = column === null ? '' : `en la columna «${names.column(table, column)}» `;
  const where = `En la ${names.table(table)}, ${only}`;
  return `${where}${listed(moves.map(moved))}, según ${listed(witnesses.map((key) => `la ${names.table(key)}`))}.`;
}

function moved(move: Move): string {
  switch (move.kind) {
    case 'relabel':
      return `los valores de la fila ${move.label} son los de ${move.belongsTo}`;
    case 'copy':
      return `la fila ${move.label} repite los valores de ${move.of}`;
    case 'repeated':
      return `la fila ${move.label} está dos veces`;
    case 'emptied':
      return `la fila ${move.label} está sin valores`;
    case 'missing':
      return `faltan los valores de ${move.key}`;
    default:
      return move satisfies never;
  }
}

function cause({ pattern, from, to, moves }: ShiftFinding): string {
  switch (pattern) {
    case 'shift':
      return `Parece un desplazamiento de una fila desde ${from} hasta ${to}.`;
    case 'swap':
      return `Parece que ${from} y ${to} están intercambiadas.`;
    case 'relabel':
      return moves.length === 1
        ? 'Parece un nombre de fila equivocado.'
        : 'Parece que se mezclaron los nombres de las filas.';
    case 'copy':
      return 'Parece una fila copiada sobre otra.';
    case 'repeated':
      return 'Parece una fila pegada dos veces.';
    case 'missing':
      return 'Parece una fila omitida.';
    default:
      return pattern satisfies never;
  }
}

/** Rules that must hold are said as what should be; the others explain themselves. */
const lead = { error: 'No se cumple: ', warning: '', note: 'Difiere solo por redondeo: ' } as const;

/** "LIMA: 73 frente a 75 (diferencia -2; tabla 2 y tabla 13)". */
function broken({ row, found, expected, difference, form, places }: Difference, names: ReferenceNames): string {
  const [left, right, gap] = [found, expected, difference].map((value) => names.value(value, form));
  const [first] = places;
  const rows = places.filter(({ table }) => table === first?.table).map((place) => place.row ?? 'Total');
  const figure = first ? `${listed([...new Set(rows)])}, ${names.column(first.table, first.column)}` : 'Total';
  const apart = difference === 0 ? '' : `diferencia ${gap}; `;
  return `${row ?? figure}: ${left} frente a ${right} (${apart}${tablesOf(places, names)})`;
}

const tablesOf = (places: readonly ReferencePlace[], names: ReferenceNames): string =>
  `${listed([...new Set(places.map(({ table }) => names.table(table)))])}`;

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} y ${last}`;
}
