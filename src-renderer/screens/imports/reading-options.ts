import type { Input } from '#shared/contract/index.ts';
import type { TableMapping } from '#shared/domain/table-mapping.ts';

/** What the person decided about the file at hand; sent with every plan of it. */
export type ReadingOptions = NonNullable<Input<'imports.plan'>['options']>;

/** The options with a mapping instead of what was said of the table before. */
export const withMapping = ({ propose, ...options }: ReadingOptions, mapping: TableMapping): ReadingOptions => ({
  ...options,
  mapping: { ...mapping, columns: [...mapping.columns] },
});
