import { AlignmentType, type IParagraphStyleOptions, type IStylesOptions } from 'docx';

/** Names of the paragraph styles: what Word shows in its style list, so that the institution can restyle at once (OU2). */
export const style = {
  body: 'MemoriaTexto',
  lead: 'MemoriaActividad',
  tableCaption: 'MemoriaTituloTabla',
  chartCaption: 'MemoriaTituloGrafico',
  tableText: 'MemoriaTablaTexto',
  tableNumber: 'MemoriaTablaNumero',
  tableHeading: 'MemoriaTablaEncabezado',
  note: 'MemoriaNota',
  source: 'MemoriaFuente',
  contentsHeading: 'MemoriaContenido',
  chart: 'MemoriaGrafico',
} as const;

export const color = { navy: '1F3864', shade: 'E8EDF4', rule: '7F8A99', quiet: '44546A' } as const;
export const font = 'Arial';

const language = { value: 'es-PE' } as const;

/** `names`: Spanish style names as Word lists them, by style id. */
export function documentStyles(names: Readonly<Record<keyof typeof style, string>>): IStylesOptions {
  const heading = (size: number, before: number, after: number) => ({
    run: { font, size, bold: true, color: color.navy },
    paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
  });
  const paragraphStyle = (
    key: keyof typeof style,
    run: IParagraphStyleOptions['run'],
    paragraph: IParagraphStyleOptions['paragraph'],
  ): IParagraphStyleOptions => ({
    id: style[key],
    name: names[key],
    basedOn: 'Normal',
    quickFormat: true,
    ...(run ? { run } : {}),
    ...(paragraph ? { paragraph } : {}),
  });
  const caption = {
    run: { size: 19, bold: true, italics: false, color: color.navy },
    paragraph: {
      alignment: AlignmentType.CENTER,
      keepNext: true,
      keepLines: true,
      spacing: { before: 240, after: 100 },
    },
  };
  return {
    default: {
      document: { run: { font, size: 21, language } },
      title: {
        run: { font, size: 36, bold: true, color: color.navy },
        paragraph: { spacing: { before: 0, after: 60 }, alignment: AlignmentType.LEFT },
      },
      heading1: heading(30, 0, 160),
      heading2: heading(25, 280, 140),
      heading3: heading(22, 240, 120),
    },
    paragraphStyles: [
      paragraphStyle('body', undefined, {
        alignment: AlignmentType.JUSTIFIED,
        spacing: { after: 140, line: 288 },
      }),
      paragraphStyle('lead', { bold: true }, { keepNext: true, keepLines: true, spacing: { before: 200, after: 80 } }),
      paragraphStyle('tableCaption', caption.run, caption.paragraph),
      paragraphStyle('chartCaption', caption.run, caption.paragraph),
      paragraphStyle('tableText', { size: 18 }, { alignment: AlignmentType.LEFT, spacing: { before: 30, after: 30 } }),
      paragraphStyle(
        'tableNumber',
        { size: 18 },
        { alignment: AlignmentType.RIGHT, spacing: { before: 30, after: 30 } },
      ),
      paragraphStyle(
        'tableHeading',
        { size: 18, bold: true },
        { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 40, after: 40 } },
      ),
      paragraphStyle('note', { size: 17 }, { spacing: { before: 40, after: 0 }, keepLines: true }),
      paragraphStyle('source', { size: 17 }, { spacing: { before: 40, after: 0 }, keepLines: true }),
      paragraphStyle(
        'contentsHeading',
        { size: 24, bold: true, color: color.navy },
        { spacing: { before: 320, after: 120 }, keepNext: true },
      ),
      paragraphStyle('chart', undefined, { alignment: AlignmentType.CENTER, keepNext: true, spacing: { after: 60 } }),
    ],
  };
}
