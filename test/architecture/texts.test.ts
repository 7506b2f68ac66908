import { describe, expect, it } from 'vitest';
import { finding, programSources, type Source, textsIn, visit } from './sources.ts';

/** Headings that a profile looks for are data of the source file, not our words. */
const homes = ['src-main/shared/strings/', 'src-main/backend/imports/profiles/'];
const spanish = /[áéíóúüñÁÉÍÓÚÜÑ¿¡°ºª«»]/;
/** Attributes that a person sees or hears. */
const spoken = /^(aria-label|aria-description|alt|title|label|placeholder|description)$/;

describe('Spanish text', () => {
  it('lives in shared/strings only', () => {
    expect(elsewhere().flatMap(spanishIn)).toEqual([]);
  });

  it.each([
    ['an accented literal', "export const a = 'Año fiscal';"],
    ['an accented template', `export const a = (n: number) => \`Tabla N° \${n}\`;`],
    ['words between tags', 'export const A = () => <p>Guardar</p>;'],
    ['a spoken attribute', 'export const A = () => <button type="button" aria-label="Guardar" />;'],
  ])('is found when planted as %s', (_name, text) => {
    expect(spanishIn({ path: 'planted.tsx', text })).toHaveLength(1);
  });

  it('is not seen in comments, identifiers and punctuation', () => {
    const text =
      "// Año\nexport const devengado = /ñ/;\nexport const A = () => <p data-id='x'> – {devengado.source}</p>;";
    expect(spanishIn({ path: 'fine.tsx', text })).toEqual([]);
  });
});

describe('data of one year or one unit', () => {
  it('is in no program text or number', () => {
    expect(programSources().flatMap(dataIn)).toEqual([]);
  });

  it.each(["export const a = 'UE 005-1066';", 'export const a = 2024;', "export const a = '0073';"])(
    'is found when planted: %s',
    (text) => {
      expect(dataIn({ path: 'planted.ts', text })).toHaveLength(1);
    },
  );
});

const elsewhere = (): readonly Source[] =>
  programSources().filter(({ path }) => !homes.some((home) => path.startsWith(home)));

/** A single letter is a character, as in the table of HTML's named ones. */
const isSpanish = (text: string): boolean => text.length > 1 && spanish.test(text);

function spanishIn(source: Source): readonly string[] {
  const found = textsIn(source)
    .filter(({ text, jsx }) => (jsx ? /\p{L}/u.test(text) : isSpanish(text)))
    .map(({ text, at }) => finding(source, at, text.trim()));
  const attributes: string[] = [];
  visit(source, {
    JSXAttribute: ({ name, value }) => {
      if (name.type !== 'JSXIdentifier' || !spoken.test(name.name) || value?.type !== 'Literal') return;
      if (typeof value.value === 'string' && !spanish.test(value.value) && /\p{L}/u.test(value.value))
        attributes.push(finding(source, value.start, value.value));
    },
  });
  return [...found, ...attributes];
}

function dataIn(source: Source): readonly string[] {
  const found = textsIn(source)
    // A comment inside of SQL is a comment.
    .map(({ text, at }) => ({ text: text.replaceAll(/--.*/g, ''), at }))
    .filter(({ text }) => /(?<!\d)(2024|1066|0073)(?!\d)/.test(text))
    .map(({ text, at }) => finding(source, at, text));
  visit(source, {
    Literal: (node) => {
      if (node.value === 2024 || node.value === 1066) found.push(finding(source, node.start, String(node.value)));
    },
  });
  return found;
}
