import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The text of the chapters as a person writes it, without a mouse. */
export const editorOf = (page: Page) => {
  const text = page.getByRole('textbox', { name: 'Texto de los capítulos' });
  const link = async (words: string): Promise<void> => {
    const dialog = page.getByRole('dialog', { name: 'Enlazar un dato' });
    await page.keyboard.type('@');
    await dialog.getByRole('option').first().waitFor();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => text.evaluate((editor) => editor === document.activeElement)).toBe(true);
  };
  return {
    text,
    /** A new paragraph at the end; a piece that begins with `@` is searched for and linked. */
    sentence: async (pieces: readonly string[]): Promise<void> => {
      await text.getByText('A nivel de metas físicas').waitFor();
      await text.focus();
      const kind = page.getByLabel('Tipo de párrafo');
      await page.keyboard.press('Control+End');
      await expect.poll(() => kind.inputValue()).toBe('heading-2');
      await page.keyboard.press('Enter');
      // The browser says a moment later where its own keys have moved the cursor.
      await expect.poll(() => kind.inputValue()).toBe('paragraph');
      for (const piece of pieces) await (piece.startsWith('@') ? link(piece.slice(1)) : page.keyboard.type(piece));
    },
  };
};
