import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community';
import { folded } from './find.ts';

export type CellChoiceParams = { readonly label: string; readonly choices: readonly string[] };

/**
 * The editor of a cell with a list to choose from: typing narrows the list, ↑ and ↓ go through it, Enter takes the marked
 * one. What is written and matches nothing is sent as it is; the backend says why it is refused. A plain element for the
 * same reason as `CellInput`.
 */
export class CellChoice implements ICellEditorComp {
  #root: HTMLElement | null = null;
  #input: HTMLInputElement | null = null;
  #list: HTMLElement | null = null;
  #choices: readonly string[] = [];
  #shown: readonly string[] = [];
  #marked = -1;
  #narrowed: boolean = false;

  init({ eventKey, value, label, choices }: ICellEditorParams & CellChoiceParams): void {
    const root = document.createElement('div');
    root.className = 'grid-choice';
    const input = document.createElement('input');
    input.className = 'grid-input';
    const list = document.createElement('ul');
    list.className = 'grid-choices';
    list.id = `grid-choices-${++made}`;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', label);
    for (const [name, said] of Object.entries({
      role: 'combobox',
      'aria-label': label,
      'aria-expanded': 'true',
      'aria-autocomplete': 'list',
      'aria-controls': list.id,
    }))
      input.setAttribute(name, said);
    input.autocomplete = 'off';
    const typed = eventKey === 'Backspace' ? '' : eventKey?.length === 1 ? eventKey : null;
    input.value = typed ?? String(value ?? '');
    this.#choices = choices;
    this.#narrowed = typed !== null && typed !== '';
    input.addEventListener('input', () => {
      this.#narrowed = input.value !== '';
      this.#fill();
    });
    input.addEventListener('keydown', (event) => this.#onKey(event));
    root.append(input, list);
    [this.#root, this.#input, this.#list] = [root, input, list];
    this.#fill();
  }
  getGui(): HTMLElement {
    return this.#root ?? document.createElement('span');
  }
  afterGuiAttached(): void {
    this.#input?.focus();
    if (this.#narrowed) this.#input?.setSelectionRange(this.#input.value.length, this.#input.value.length);
    else this.#input?.select();
    this.#open();
  }
  getValue(): string {
    return this.#shown[this.#marked] ?? this.#input?.value ?? '';
  }

  /** In the top layer, or the rows below would cut the list off. */
  #open(): void {
    const [input, list] = [this.#input, this.#list];
    if (!input || !list) return;
    list.popover = 'manual';
    list.showPopover();
    const cell = input.getBoundingClientRect();
    const { height } = list.getBoundingClientRect();
    const below = cell.bottom + height <= window.innerHeight || cell.top < height;
    list.style.top = `${below ? cell.bottom : cell.top - height}px`;
    list.style.left = `${cell.left}px`;
    list.style.minWidth = `${cell.width}px`;
    this.#reveal();
  }
  #onKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || this.#shown.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    this.#mark((this.#marked + step + this.#shown.length) % this.#shown.length);
  }
  #fill(): void {
    const written = this.#input?.value ?? '';
    const wanted = folded(written.trim());
    this.#shown = this.#narrowed
      ? [
          ...this.#choices.filter((choice) => folded(choice).startsWith(wanted)),
          ...this.#choices.filter((choice) => !folded(choice).startsWith(wanted) && folded(choice).includes(wanted)),
        ]
      : this.#choices;
    this.#list?.replaceChildren(
      ...this.#shown.map((choice, index) => {
        const option = document.createElement('li');
        option.id = `${this.#list?.id}-${index}`;
        option.textContent = choice;
        option.setAttribute('role', 'option');
        option.addEventListener('pointerdown', (event) => {
          event.preventDefault();
          this.#mark(index);
          this.#input?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
        });
        return option;
      }),
    );
    this.#mark(this.#narrowed ? (this.#shown.length > 0 ? 0 : -1) : this.#shown.indexOf(written));
  }
  #mark(index: number): void {
    this.#marked = index;
    for (const [at, option] of [...(this.#list?.children ?? [])].entries())
      option.setAttribute('aria-selected', String(at === index));
    if (index < 0) this.#input?.removeAttribute('aria-activedescendant');
    else this.#input?.setAttribute('aria-activedescendant', `${this.#list?.id}-${index}`);
    this.#reveal();
  }
  #reveal(): void {
    this.#list?.children[this.#marked]?.scrollIntoView({ block: 'nearest' });
  }
}

let made = 0;
