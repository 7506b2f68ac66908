import { parseArgs } from 'node:util';
import { es } from '#shared/strings/es.ts';

/** Wrong usage: exit code 2, and the usage text. */
export class UsageError extends Error {}

const options = {
  data: { type: 'string' },
  year: { type: 'string' },
  json: { type: 'boolean', default: false },
  profile: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  decimal: { type: 'string' },
  out: { type: 'string' },
  into: { type: 'string' },
  formats: { type: 'string', default: 'docx,pdf,xlsx' },
  final: { type: 'boolean', default: false },
  limit: { type: 'string', default: '100' },
} as const;

type OptionName = keyof typeof options;
export const commandNames = [
  'example',
  'import',
  'chapter',
  'export',
  'check',
  'set',
  'undo',
  'redo',
  'log',
  'verify',
  'backup',
  'review',
] as const;
export type CommandName = (typeof commandNames)[number];

/** What each command takes besides --data and --json; anything else is wrong usage, not silently ignored. */
const accepted: Readonly<Record<CommandName, readonly OptionName[]>> = {
  example: [],
  import: ['year', 'profile', 'dry-run', 'decimal'],
  chapter: ['year'],
  export: ['year', 'out', 'formats', 'final', 'into'],
  check: ['year'],
  set: ['year'],
  undo: ['year'],
  redo: ['year'],
  log: ['year', 'limit'],
  verify: [],
  backup: [],
  review: ['year', 'out'],
};

const formatNames = ['docx', 'pdf', 'xlsx', 'csv', 'evidence'] as const;
export type ExportFormats = readonly (typeof formatNames)[number][];

export type Arguments = {
  readonly command: CommandName;
  readonly positionals: readonly string[];
  readonly data: string | undefined;
  readonly year: number | null;
  readonly json: boolean;
  readonly profile: string | null;
  readonly dryRun: boolean;
  /** The sign of decimals in columns that can be read in two ways; `null`: such a file is refused (IM5). */
  readonly decimal: 'point' | 'comma' | null;
  readonly out: string | null;
  /** A Word document to put the chapters into. */
  readonly into: string | null;
  readonly formats: ExportFormats;
  readonly final: boolean;
  readonly limit: number;
};

/** @throws UsageError */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals, tokens } = parse(argv);
  const [name, ...rest] = positionals;
  if (name === undefined) throw new UsageError(es.cli.missingArgument(es.cli.argument.command));
  const command = commandNames.find((known) => known === name);
  if (command === undefined) throw new UsageError(es.cli.unknownCommand(name));
  for (const token of tokens) {
    if (token.kind !== 'option' || token.name === 'data' || token.name === 'json') continue;
    if (!accepted[command].some((known) => known === token.name)) throw new UsageError(es.cli.badOption(token.rawName));
  }
  // An unset variable of a script must not mean the program's own data.
  if (values.data === '') throw new UsageError(es.cli.badOption('--data'));
  return {
    command,
    positionals: rest,
    data: values.data,
    year: values.year === undefined ? null : wholeNumber(values.year, 2000, 2100, es.cli.badYear),
    json: values.json,
    profile: values.profile ?? null,
    dryRun: values['dry-run'],
    decimal: values.decimal === undefined ? null : decimalOf(values.decimal),
    out: values.out ?? null,
    into: values.into ?? null,
    formats: formatsOf(values.formats),
    final: values.final,
    limit: wholeNumber(values.limit, 1, 1_000, es.cli.badLimit),
  };
}

/** The positionals of a command that takes exactly these. @throws UsageError */
export function exactly(positionals: readonly string[], ...names: readonly string[]): readonly string[] {
  const missing = names[positionals.length];
  if (missing !== undefined) throw new UsageError(es.cli.missingArgument(missing));
  const surplus = positionals[names.length];
  if (surplus !== undefined) throw new UsageError(es.cli.tooManyArguments(surplus));
  return positionals;
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: withProtectedValues(argv), options, allowPositionals: true, strict: true, tokens: true });
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      throw new UsageError(es.cli.badOption(optionIn(error.message)));
    throw error;
  }
}

/** Node's sentence is English and for developers; the option it is about is quoted in it. */
const optionIn = (message: string): string => /'(-{1,2}[\w-]+)/.exec(message)?.[1] ?? '';

/** `set indicators/3/2024 -0.5`: a negative number is a value, not an option. */
function withProtectedValues(argv: readonly string[]): string[] {
  const value = argv.findIndex((text) => /^-\d/.test(text));
  if (value < 0 || argv.includes('--')) return [...argv];
  return [...argv.slice(0, value), ...argv.slice(value + 1), '--', argv[value] ?? ''];
}

function wholeNumber(text: string, min: number, max: number, message: (text: string) => string): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) throw new UsageError(message(text));
  return value;
}

/** The words are the person's: "punto" or "coma". */
function decimalOf(text: string): 'point' | 'comma' {
  const mark = (['point', 'comma'] as const).find((each) => es.cli.decimalMarks[each] === text);
  if (mark === undefined) throw new UsageError(es.cli.badDecimal(text));
  return mark;
}

function formatsOf(text: string): ExportFormats {
  const wanted = text.split(',');
  const known = formatNames.filter((format) => wanted.includes(format));
  if (known.length === 0 || known.length !== wanted.length) throw new UsageError(es.cli.badFormats(text));
  return known;
}
