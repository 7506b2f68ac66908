/** Texts of years and their versions that are not of one screen. */
export const years = {
  beforeRestoring: (name: string): string => `Antes de restaurar «${name}»`,
} as const;
