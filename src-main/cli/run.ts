import { Refusal } from '#shared/contract/errors.ts';
import { es } from '#shared/strings/es.ts';
import { type Arguments, parseArguments, UsageError } from './arguments.ts';
import { commands } from './commands.ts';
import type { Outcome } from './outcome.ts';
import { CommandRefused, openSession } from './session.ts';

type ExitCode = 0 | 1 | 2;

/** Runs one command. 0 = done, 1 = refused with a reason and nothing changed, 2 = wrong usage (architecture, Command line). */
export async function runCommandLine(argv: readonly string[]): Promise<ExitCode> {
  const json = argv.includes('--json');
  if (argv.includes('--help')) {
    say([es.cli.usage]);
    return 0;
  }
  try {
    const { json: result, messages, refused = false } = await runCommand(parseArguments(argv));
    if (json) print(result);
    if (!json || refused) say(messages);
    return refused ? 1 : 0;
  } catch (error) {
    return refuse(error, json);
  }
}

async function runCommand(args: Arguments): Promise<Outcome> {
  const command = commands[args.command];
  command.check?.(args);
  const session = openSession(args.data, command.access);
  try {
    return await command.run(session, args);
  } finally {
    await session.close();
  }
}

function refuse(error: unknown, json: boolean): ExitCode {
  const { exitCode, ...explained } = explain(error);
  if (!isExpected(error)) say([error instanceof Error ? (error.stack ?? error.message) : String(error)]);
  say([explained.message]);
  if (exitCode === 2) say([es.cli.usage]);
  if (json) print({ error: explained });
  return exitCode;
}

type Explained = {
  readonly code: string;
  readonly message: string;
  readonly detail: Readonly<Record<string, string>>;
  readonly exitCode: ExitCode;
};

function explain(error: unknown): Explained {
  if (error instanceof UsageError) return { code: 'usage', message: error.message, detail: {}, exitCode: 2 };
  if (error instanceof CommandRefused) return { code: 'not-found', message: error.message, detail: {}, exitCode: 1 };
  const { code, detail } = error instanceof Refusal ? error : new Refusal('internal');
  return { code, message: es.errors[code](detail), detail, exitCode: 1 };
}

/** Anything else is a bug: whoever mends it needs its trace. */
const isExpected = (error: unknown): boolean =>
  error instanceof UsageError || error instanceof CommandRefused || error instanceof Refusal;

const say = (messages: readonly string[]): void => {
  for (const message of messages) process.stderr.write(`${message}\n`);
};
const print = (result: object): void => void process.stdout.write(`${JSON.stringify(result)}\n`);
