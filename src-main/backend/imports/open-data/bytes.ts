/** The ASCII bytes that give a CSV its shape, whatever the encoding of the names between them. */
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const ZERO = 0x30;
