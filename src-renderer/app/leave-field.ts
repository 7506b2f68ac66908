/** Whether it is text that a person writes in. */
export const isText = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, input:not([type=checkbox], [type=radio])'));

/** Leaves the field that is being written in, which stores it. */
export function leaveField(): void {
  const field = document.activeElement;
  if (isText(field)) field.blur();
}

/** Stores the field that is being written in, where the person then goes on; of a cell, where its editor was. */
export function storeField(): void {
  const field = document.activeElement;
  // A text of several paragraphs keeps its cursor, and is stored by `storeUnsaved`.
  if (!isText(field) || field.isContentEditable) return;
  const cell = field.closest<HTMLElement>('[role=gridcell]');
  field.blur();
  (cell ?? field).focus();
}
