import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community';
import { decimalMark } from './keys.ts';

export type CellInputParams = { readonly label: string; readonly multiline: boolean };

/**
 * The editor of every cell. A plain element and not a React one, because the keys that follow the first one at once must
 * find it there. AG Grid wants a class.
 */
export class CellInput implements ICellEditorComp {
  #input: HTMLInputElement | HTMLTextAreaElement | null = null;
  /** Started by typing: arrows then leave the cell, as in Excel. */
  startedByTyping = false;

  init({ eventKey, value, label, multiline }: ICellEditorParams & CellInputParams): void {
    const input = document.createElement(multiline ? 'textarea' : 'input');
    input.className = 'grid-input';
    input.setAttribute('aria-label', label);
    input.autocomplete = 'off';
    input.spellcheck = multiline;
    const typed = eventKey === 'Backspace' ? '' : eventKey?.length === 1 ? eventKey : null;
    this.startedByTyping = typed !== null;
    input.value = typed ?? String(value ?? '');
    input.addEventListener('keydown', (event: Event) => {
      if (event instanceof KeyboardEvent) this.#onKey(event);
    });
    input.addEventListener('pointerdown', () => {
      this.startedByTyping = false;
    });
    this.#input = input;
  }
  getGui(): HTMLElement {
    return this.#input ?? document.createElement('span');
  }
  afterGuiAttached(): void {
    const input = this.#input;
    input?.focus();
    input?.setSelectionRange(input.value.length, input.value.length);
  }
  getValue(): string {
    return this.#input?.value ?? '';
  }
  /** Puts a text where the cursor is, as typing it would. */
  insert(text: string): void {
    const input = this.#input;
    if (!input) return;
    input.setRangeText(text, input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end');
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'F2') this.startedByTyping = false;
    // On Spanish keyboards the decimal key of the pad writes a comma (EG15).
    if (event.code !== 'NumpadDecimal' || event.key === decimalMark || event.key.length !== 1) return;
    event.preventDefault();
    this.insert(decimalMark);
  }
}
