/**
 * Lower case without accents, one UTF-16 unit for one, so that offsets in the folded text are offsets in the text itself.
 * Ligatures and letters that would change their length stay as they are.
 */
export function fold(text: string): string {
  let folded = '';
  for (let index = 0; index < text.length; index += 1) folded += foldUnit(text.charAt(index));
  return folded;
}

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 32) : unit;
  if (code === 0xa0 || code === 0x202f || code === 0x2009) return ' ';
  const [base = unit] = unit.normalize('NFD');
  const lower = base.toLowerCase();
  return lower.length === 1 ? lower : unit;
}
