/** The nonce of this page's style policy, from the tag Vite writes; scripts hide it from attributes but not from here. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
