/** Stores now what is stored at pauses otherwise; answers whether all of it is. */
type Store = () => Promise<boolean>;

const stores = new Set<Store>();

/** A text that is stored by itself while a person writes. @returns its end */
export function keepsUnsaved(store: Store): () => void {
  stores.add(store);
  return () => void stores.delete(store);
}

/** Whether everything that was still to be stored now is. */
export const storeUnsaved = async (): Promise<boolean> =>
  (await Promise.all([...stores].map((store) => store()))).every((stored) => stored);
