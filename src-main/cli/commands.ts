import { resolve } from 'node:path';
import { es } from '#shared/strings/es.ts';
import { verifyData } from '../backend/platform/backup/verify.ts';
import { type Arguments, type CommandName, exactly, UsageError } from './arguments.ts';
import { chapterJson } from './chapter-json.ts';
import { checkOutcome } from './check-year.ts';
import { damageText } from './damage-text.ts';
import { exportInto } from './export-into.ts';
import { importFiles } from './import-files.ts';
import type { Outcome } from './outcome.ts';
import { reviewFile } from './review-file.ts';
import { type Access, type Session, yearIdOf } from './session.ts';
import { setValue } from './set-value.ts';

export type Command = {
  readonly access: Access;
  /** Usage that can be refused before any data is opened. @throws UsageError */
  readonly check?: (args: Arguments) => void;
  readonly run: (session: Session, args: Arguments) => Promise<Outcome>;
};

const noPositionals = ({ positionals }: Arguments): void => void exactly(positionals);

/** Every command of the architecture's table; each uses the calls of the screens wherever there is one. */
export const commands: Readonly<Record<CommandName, Command>> = {
  example: {
    access: 'create',
    check: noPositionals,
    run: async ({ call }) => {
      const year = await call('years.openExample', {});
      return { json: { year }, messages: [es.cli.example(year)] };
    },
  },

  import: {
    access: 'write',
    check: ({ positionals }) => {
      if (positionals.length === 0) exactly(positionals, es.cli.argument.file);
    },
    run: (session, args) => importFiles(session, yearIdOf(session, args.year), args),
  },

  chapter: {
    access: 'read',
    check: noPositionals,
    run: async (session, { year }) => {
      const json = chapterJson(await session.call('chapter.model', { yearId: yearIdOf(session, year) }));
      return { json, messages: json.paragraphs.map(({ text }) => text) };
    },
  },

  export: {
    access: 'read',
    check: ({ positionals, out }) => {
      exactly(positionals);
      if (out === null) throw new UsageError(es.cli.missingArgument(es.cli.argument.out));
    },
    run: async (session, { year, out, formats, final, into }) => {
      const yearId = yearIdOf(session, year);
      const folder = resolve(out ?? '.');
      if (into !== null) return exportInto(session, { yearId, file: into, folder, final });
      const handle = session.context.paths.give(folder);
      const written = await session.call('chapter.export', { yearId, formats: [...formats], final, folder: handle });
      const files = written.files.map(({ format, path, fileName, sha256, size }) => ({
        format,
        path,
        fileName,
        sha256,
        size,
      }));
      return { json: { folder, files }, messages: files.map(({ path }) => es.cli.exported(path)) };
    },
  },

  check: {
    access: 'read',
    check: noPositionals,
    run: async (session, { year }) =>
      checkOutcome(await session.call('checks.run', { yearId: yearIdOf(session, year) })),
  },

  review: {
    access: 'read',
    check: ({ positionals }) => void exactly(positionals, es.cli.argument.file),
    run: (session, args) => reviewFile(session, yearIdOf(session, args.year), args),
  },

  set: {
    access: 'write',
    check: ({ positionals }) => void exactly(positionals, es.cli.argument.path, es.cli.argument.value),
    run: (session, args) => setValue(session, yearIdOf(session, args.year), args.positionals),
  },

  undo: { access: 'write', check: noPositionals, run: (session, args) => step(session, args, 'undo') },
  redo: { access: 'write', check: noPositionals, run: (session, args) => step(session, args, 'redo') },

  log: {
    access: 'read',
    check: noPositionals,
    run: async (session, { year, limit }) => {
      const entries = await session.call('edit.log', { yearId: yearIdOf(session, year), limit });
      const messages = entries.map(({ at, by, label, kind, undone }) => es.cli.logEntry(at, by, label, kind, undone));
      return { json: { entries }, messages: messages.length === 0 ? [es.cli.emptyLog] : messages };
    },
  },

  verify: {
    access: 'read',
    check: noPositionals,
    run: async ({ context: { db } }) => {
      const damage = verifyData(db).map((each) => ({ ...each, message: damageText(each) }));
      const messages = damage.length === 0 ? [es.cli.verified] : damage.map(({ message }) => message);
      return { json: { ok: damage.length === 0, damage }, messages, refused: damage.length > 0 };
    },
  },

  backup: {
    access: 'write',
    check: noPositionals,
    run: async ({ context: { backups } }) => {
      const path = await backups.make('manual');
      return { json: { path }, messages: [es.cli.backup(path)] };
    },
  },
};

async function step(session: Session, { year }: Arguments, direction: 'undo' | 'redo'): Promise<Outcome> {
  const yearId = yearIdOf(session, year);
  const label = (await session.call('edit.state', { yearId }))[direction];
  const state = await session.call(`edit.${direction}`, { yearId });
  return { json: { done: label, state }, messages: [es.cli.done(label, direction)] };
}
