import type { Locator, Page } from 'playwright-core';

export type ScreenName =
  | 'Inicio'
  | 'Resumen'
  | 'Importar'
  | 'Presupuesto'
  | 'Metas físicas'
  | 'Indicadores'
  | 'Referencias'
  | 'Redacción'
  | 'Conciliación'
  | 'Vista previa'
  | 'Emitir'
  | 'Versiones'
  | 'Configuración'
  | 'Ayuda';

export type Frame = ReturnType<typeof frameOf>;

/** The window around the screens, found as a person finds it: by what is written and what it is. */
export const frameOf = (page: Page) => {
  const goTo = async (name: ScreenName): Promise<Locator> => {
    await page.getByRole('navigation', { name: 'Pantallas' }).getByRole('link', { name }).click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
    return page.getByRole('main');
  };
  return {
    goTo,
    undo: page.getByRole('button', { name: /^Deshacer/ }),
    redo: page.getByRole('button', { name: /^Rehacer/ }),
    /** From an empty start. Ends on the example's budget. */
    openExample: async () => {
      await page.getByRole('button', { name: 'Abrir ejemplo' }).click();
      await page.getByRole('button', { name: 'Año fiscal 2024 (Ejemplo)' }).waitFor();
      await page.getByRole('heading', { name: 'Resumen', level: 1 }).waitFor();
      await goTo('Presupuesto');
    },
    /** A year of one's own with the structure of the example; ends on its empty imports. */
    createYearFromExample: async (year: number) => {
      await goTo('Inicio');
      await page.getByRole('button', { name: 'Crear año' }).click();
      const dialog = page.getByRole('dialog', { name: 'Crear año' });
      await dialog.getByLabel('Año fiscal').fill(String(year));
      await dialog.getByRole('button', { name: 'Crear año' }).click();
      await page.getByRole('button', { name: `Año fiscal ${year}`, exact: true }).waitFor();
      await page.getByRole('heading', { name: 'Importar', level: 1 }).waitFor();
    },
  };
};
