/** Hands a file to the browser's own download. */
export function saveBytes({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): void {
  const url = URL.createObjectURL(new Blob([bytes.slice()]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), urlLife);
}

/** The download has begun long before; the address must only outlive the click. */
const urlLife = 60_000;
