import { decode, encode } from '@msgpack/msgpack';

/** One wire message as one binary frame; bytes stay bytes, and a field that is `undefined` is absent. */
export const encodeFrame = (data: unknown): Uint8Array<ArrayBuffer> => encode(data, { ignoreUndefined: true });

/** @throws RangeError or Error when the bytes are not one whole frame. */
export const decodeFrame = (bytes: Uint8Array): unknown => decode(bytes);
