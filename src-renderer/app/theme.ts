import { type CSSVariablesResolver, createTheme } from '@mantine/core';

/** Quiet and dense (features.md D7): the system's font, one accent, no motion. Shades are chosen for 4.5:1 on both grounds. */
export const theme = createTheme({
  fontFamily: '"Segoe UI", "Segoe UI Variable", system-ui, "DejaVu Sans", sans-serif',
  fontFamilyMonospace: 'Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: { fontFamily: 'inherit', fontWeight: '600', sizes: { h1: { fontSize: '20px' }, h4: { fontSize: '16px' } } },
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-dimmed': '#4d555c', '--mantine-color-error': '#b42318', '--mantine-color-body': '#ffffff' },
  dark: { '--mantine-color-dimmed': '#b6bcc2', '--mantine-color-error': '#ff9d94' },
});
