import { contentOf, settingOf } from './word-xml.ts';

/** Whether a document proofs its text as Spanish unless told otherwise. */
export function inSpanish(stylesXml: string): boolean {
  const defaults = contentOf(stylesXml, 'w:docDefaults');
  const language = defaults === null ? null : settingOf(stylesXml.slice(defaults.start, defaults.end), 'w:lang');
  return language?.toLowerCase().startsWith('es') ?? false;
}

const language = '<w:lang w:val="es-PE"/>';

/** Every run of ours says that it is Spanish, so that a document of another language does not underline all of it. */
export const spanishRuns = (element: string): string =>
  element.replace(/<w:r>(?:<w:rPr>([\s\S]*?)<\/w:rPr>|<w:rPr\/>)?/g, (_, inside: string | undefined) => {
    const properties = inside ?? '';
    return `<w:r><w:rPr>${properties.includes('<w:lang ') ? properties : properties + language}</w:rPr>`;
  });
