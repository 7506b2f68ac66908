import { type Mutation, type MutationCache, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { YearSummary } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../rpc/client.ts';
import { useSession } from '../rpc/hooks.ts';
import { timeText } from '../ui/clock.ts';
import { useNotices } from '../ui/feedback/notices.tsx';
import { type ScreenId, screenKeys, spellingPlace } from '../ui/screen.ts';
import { storeUnsaved } from '../ui/unsaved.ts';
import { isText, leaveField, storeField } from './leave-field.ts';
import { goTo } from './route.ts';
import { useCheckNow } from './use-check-now.ts';
import { useUndo } from './use-undo.ts';

/**
 * Keys that work on every screen (features.md D3): Ctrl+Z, Ctrl+Y, Ctrl+S or Ctrl+G ("todo está guardado"), Ctrl+P (vista
 * previa), F1 (help of the screen), F7 (spelling), F9 (check now) and Ctrl+1…9. Browsers keep Ctrl+number for their tabs, so
 * Alt+number does the same. Text that is being edited keeps its own undo, and is stored before any of the others. Ctrl+S once
 * more, with nothing done since, names a version.
 */
export function useKeys(year: YearSummary | null, screen: ScreenId, onNameVersion: () => void): void {
  const queries = useQueryClient();
  const { call } = useSession();
  const { notice, say } = useNotices();
  const nameVersion = useEffectEvent(onNameVersion);
  const yearId = year?.id ?? null;
  const step = useUndo(yearId);
  const checkNow = useCheckNow(yearId);
  useEffect(() => {
    const saySaved = async (): Promise<void> => {
      // What is refused says so where it was written.
      if (!(await storeAll(queries.getMutationCache()))) return;
      const savedAt = yearId === null ? null : (await call('edit.state', { yearId })).savedAt;
      if (yearId !== null && notice?.savedAt === savedAt) return nameVersion();
      say({
        tone: 'done',
        text: savedAt === null ? es.frame.nothingYetLong : es.frame.savedLong(timeText(savedAt, new Date())),
        ...(yearId !== null && { savedAt }),
      });
    };
    const onKey = (event: KeyboardEvent): void => {
      // What has the focus comes first: Ctrl+G goes to a row in a grid with English letters.
      if (event.defaultPrevented) return;
      const act = actOf(event);
      if (!act || ((act === 'undo' || act === 'redo') && isText(event.target))) return;
      // In the text F7 is a key of the text, which knows where the cursor is.
      if (act === 'spelling' && screen === 'narrative') return;
      event.preventDefault();
      if (document.querySelector('dialog[open]')) return;
      if (act === 'undo' || act === 'redo') step(act);
      else if (act === 'saved')
        void saySaved().catch((error: unknown) => say({ tone: 'error', text: errorText(error) }));
      else if (act === 'check') {
        storeField();
        checkNow();
      } else {
        const to = placeOf(act, screen);
        if (yearId === null && to.screen !== 'help' && to.screen !== 'home') return;
        leaveField();
        goTo({ yearId, ...to });
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [step, checkNow, call, queries, notice, say, yearId, screen]);
}

/** Stores what is being written. @returns whether that, and all that was under way, was taken */
async function storeAll(commands: MutationCache): Promise<boolean> {
  const before = new Set(commands.getAll().filter(isAnswered));
  storeField();
  // A grid takes what was written in a cell a moment after the cell was left.
  await new Promise((resume) => setTimeout(resume));
  const begun = commands.getAll().filter((command) => !before.has(command));
  const [texts, fields] = await Promise.all([storeUnsaved(), areTaken(commands, begun)]);
  return texts && fields;
}

const areTaken = (commands: MutationCache, begun: readonly Mutation[]): Promise<boolean> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!begun.every(isAnswered)) return;
      stop();
      resolve(begun.every(({ state }) => state.status === 'success'));
    };
    const stop = commands.subscribe(look);
    look();
  });

const isAnswered = ({ state }: Mutation): boolean => state.status === 'success' || state.status === 'error';

function placeOf(
  act: ScreenId | 'spelling',
  screen: ScreenId,
): { readonly screen: ScreenId; readonly at?: string | null } {
  if (act === 'spelling') return { screen: 'narrative', at: spellingPlace };
  return act === 'help' ? { screen: act, at: screen === 'help' ? null : screen } : { screen: act };
}

type Act = 'undo' | 'redo' | 'saved' | 'check' | 'spelling' | ScreenId;

function actOf({ ctrlKey, metaKey, altKey, shiftKey, code, key }: KeyboardEvent): Act | null {
  const control = ctrlKey || metaKey;
  const digit = (altKey ? altDigit : controlDigit).exec(code)?.[1];
  if (digit && control !== altKey && !shiftKey)
    return (Object.keys(screenKeys) as ScreenId[]).find((id) => screenKeys[id] === Number(digit)) ?? null;
  if (key === 'F1' && !control && !altKey && !shiftKey) return 'help';
  if (key === 'F7' && !control && !altKey && !shiftKey) return 'spelling';
  if (key === 'F9' && !control && !altKey && !shiftKey) return 'check';
  if (!control || altKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  if (shiftKey) return null;
  if (letter === 'y') return 'redo';
  if (letter === 's' || letter === 'g') return 'saved';
  return letter === 'p' ? 'preview' : null;
}

const controlDigit = /^(?:Digit|Numpad)([1-9])$/;
/** Not the keypad: there Alt and digits type a character in Windows, Alt+164 is ñ. */
const altDigit = /^Digit([1-9])$/;
