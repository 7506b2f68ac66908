import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { styleNonce } from '../ui/nonce.ts';
import { cssVariables, theme } from './theme.ts';

/** Looks of the whole window; light or dark as the system says. */
export function Looks({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={cssVariables}
      getStyleNonce={styleNonce}
      env="default"
    >
      {children}
    </MantineProvider>
  );
}
