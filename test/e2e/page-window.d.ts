/** What the preload script gives to the page, for code that tests evaluate there. */
interface Window {
  readonly desktop?: { readonly connect: () => void };
}
