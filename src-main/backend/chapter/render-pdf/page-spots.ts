import type { PageSpot } from '#shared/contract/types.ts';

/** Where an element's coordinates begin on its page; `null` where something turned or scaled them. */
export type Origin = { readonly x: number; readonly y: number } | null;

/** How the template marks what is behind a figure: a link of this scheme, drawn in the preview alone. */
export const addressScheme = 'memoria:';

export function originIn(outer: Origin, written: string): Origin {
  const transform = / transform="([^"]*)"/.exec(written)?.[1];
  if (outer === null || transform === undefined) return outer;
  const [, x, y] = /^translate\(([-\d.]+),\s*([-\d.]+)\)$/.exec(transform) ?? [];
  return x === undefined || y === undefined ? null : { x: outer.x + Number(x), y: outer.y + Number(y) };
}

export function addressIn(written: string): string | null {
  const target = / xlink:href="([^"]*)"/.exec(written)?.[1] ?? '';
  return target.startsWith(addressScheme) ? target.slice(addressScheme.length) : null;
}

/** The area of a link on its page, in points. */
export function spotAt(address: string | null, origin: Origin, written: string): PageSpot | null {
  const measure = (name: string): number => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(written)?.[1]);
  const [width, height] = [measure('width'), measure('height')];
  if (address === null || origin === null || Number.isNaN(width + height)) return null;
  return { address, x: origin.x, y: origin.y, width, height };
}
