import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { UndoState, YearSummary } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { timeText } from '../ui/clock.ts';
import { useNotices } from '../ui/feedback/notices.tsx';
import { type ScreenId, screenKeys, spellingPlace } from '../ui/screen.ts';
import { goTo } from './route.ts';
import { useCheckNow } from './use-check-now.ts';
import { useUndo } from './use-undo.ts';

/**
 * Keys that work on every screen (features.md D3): Ctrl+Z, Ctrl+Y, Ctrl+S or Ctrl+G ("todo está guardado"), Ctrl+P (vista
 * previa), F1 (help of the screen), F7 (spelling), F9 (check now) and Ctrl+1…9. Browsers keep Ctrl+number for their tabs, so Alt+number does the same. Text that is being edited
 * keeps its own undo.
 */
export function useKeys(year: YearSummary | null, screen: ScreenId): void {
  const queries = useQueryClient();
  const { say } = useNotices();
  const yearId = year?.id ?? null;
  const step = useUndo(yearId);
  const checkNow = useCheckNow(yearId);
  useEffect(() => {
    const saySaved = (): void => {
      const savedAt = queries.getQueryData<UndoState>(['edit.state', { yearId }])?.savedAt ?? null;
      say({
        tone: 'done',
        text: savedAt === null ? es.frame.nothingYetLong : es.frame.savedLong(timeText(savedAt, new Date())),
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
      else if (act === 'saved') saySaved();
      else if (act === 'check') checkNow();
      else if (act === 'spelling') {
        if (yearId !== null) goTo({ yearId, screen: 'narrative', at: spellingPlace });
      } else if (act === 'help') goTo({ yearId, screen: 'help', at: screen === 'help' ? null : screen });
      else if (yearId !== null || act === 'home') goTo({ yearId, screen: act });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [step, checkNow, queries, say, yearId, screen]);
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

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, input:not([type=checkbox], [type=radio])'));
