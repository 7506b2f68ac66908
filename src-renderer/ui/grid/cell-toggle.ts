import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';

export type CellToggleParams<Row> = {
  readonly expanded: (row: Row) => boolean | null;
  readonly onExpand: (row: Row, open: boolean) => void;
};

/** The text of a row after a triangle that shows or hides its details. For the mouse; Alt+Shift+→ and ← do the same. */
export class CellToggle<Row> implements ICellRendererComp<Row> {
  readonly #root = document.createElement('span');
  readonly #mark = document.createElement('span');
  readonly #text = document.createTextNode('');

  init(params: ICellRendererParams<Row> & CellToggleParams<Row>): void {
    this.#mark.setAttribute('aria-hidden', 'true');
    this.#mark.addEventListener('pointerdown', (event) => event.stopPropagation());
    this.#root.append(this.#mark, this.#text);
    this.refresh(params);
  }
  getGui(): HTMLElement {
    return this.#root;
  }
  refresh(params: ICellRendererParams<Row> & CellToggleParams<Row>): boolean {
    const { data, valueFormatted, value, expanded, onExpand } = params;
    const open = data === undefined ? null : expanded(data);
    this.#mark.className = open === null ? '' : `grid-toggle ${open ? 'grid-toggle-open' : ''}`;
    this.#mark.onclick = open === null || data === undefined ? null : () => onExpand(data, !open);
    this.#text.data = valueFormatted ?? String(value ?? '');
    return true;
  }
}
