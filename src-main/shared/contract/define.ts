import type { z } from 'zod';

/** One call of the contract: what kind it is, the schema its input is checked against, and the type it returns. */
export type Method<In extends z.ZodType = z.ZodType, Out = unknown> = {
  readonly kind: 'query' | 'command';
  readonly input: In;
  readonly output?: Out;
};

type Query<In extends z.ZodType, Out> = Method<In, Out> & { readonly kind: 'query' };
type Command<In extends z.ZodType, Out> = Method<In, Out> & { readonly kind: 'command' };

type Returns<Out> = { readonly output?: Out };
export const returns = <Out>(): Returns<Out> => ({});

/** Reads; never writes. */
export const query = <In extends z.ZodType, Out>(input: In, _: Returns<Out>): Query<In, Out> => ({
  kind: 'query',
  input,
});
/** Changes something; the page reloads what it shows afterwards. */
export const command = <In extends z.ZodType, Out>(input: In, _: Returns<Out>): Command<In, Out> => ({
  kind: 'command',
  input,
});

export type InputOf<M> = M extends Method<infer In, unknown> ? z.output<In> : never;
export type OutputOf<M> = M extends Method<z.ZodType, infer Out> ? Out : never;
