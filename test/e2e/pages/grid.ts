import type { Locator, Page } from 'playwright-core';

export type Grid = ReturnType<typeof gridOf>;

/** A grid as a person sees it: cells by the text of their row and the heading of their column. */
export const gridOf = (page: Page, name: string) => {
  const grid = page.getByRole('grid', { name });
  const row = (text: string): Locator => grid.getByRole('row').filter({ hasText: text });
  /** The first column of that heading; headings repeat under "Según SIAF". */
  const cell = async (rowText: string, heading: string): Promise<Locator> => {
    const column = await grid
      .getByRole('columnheader', { name: heading, exact: true })
      .first()
      .getAttribute('aria-colindex');
    return row(rowText).locator(`[role=gridcell][aria-colindex="${column}"]`);
  };
  return {
    grid,
    row,
    cell,
    /** Double click, type over, Enter. */
    type: async (rowText: string, heading: string, value: string): Promise<void> => {
      await (await cell(rowText, heading)).dblclick();
      await page.keyboard.press('Control+A');
      await page.keyboard.type(value);
      await page.keyboard.press('Enter');
    },
  };
};
