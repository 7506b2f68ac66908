import type { ErrorCode } from '../../contract/errors.ts';
import { reviewReport } from './review-report.ts';

type Detail = Readonly<Record<string, string>>;

/** What happened, what it means, what to do (features.md D5). No stack traces, no English. */
export const errors: Readonly<Record<ErrorCode, (detail: Detail) => string>> = {
  'invalid-input': () => 'La solicitud no es válida. No se cambió nada.',
  'not-found': () => 'El elemento ya no existe. Vuelva a abrir la pantalla.',
  conflict: () => 'Otro cambio modificó estos datos después. No se deshizo ni se cambió nada.',
  'closed-year': () => 'El año está cerrado y es de solo lectura. No se cambió nada.',
  'year-exists': ({ year }) => `El año ${year} ya existe. Ábralo desde Inicio.`,
  'plan-expired': () => 'Los datos cambiaron desde la revisión. Vuelva a elegir el archivo para revisarlo de nuevo.',
  'import-refused': () => 'El archivo tiene errores y no se importó. Los datos siguen como estaban.',
  'nothing-accepted': () =>
    'De una memoria se importa solo lo que una persona acepta, y no se aceptó nada. Los datos siguen como estaban. Elija qué aceptar en la pantalla Importar.',
  'control-total': ({ typed, found }) =>
    `El PIM del archivo es ${found} y usted escribió ${typed}. No se importó nada. Compruebe cuál es el correcto.`,
  'import-cancelled': () => 'La lectura se canceló. Los datos siguen como estaban.',
  'upload-broken': () => 'El archivo no llegó completo. Elíjalo otra vez.',
  'output-locked': ({ name, other }) =>
    `No se pudo reemplazar «${name}» porque está abierto en ${/\.docx$/i.test(name ?? '') ? 'Word' : 'otro programa'}. El archivo anterior sigue intacto. Ciérrelo y reintente, o ${other === undefined ? 'elija otra carpeta' : `guarde como «${other}»`}.`,
  'output-failed': ({ name }) => `No se pudo escribir «${name}». No se dejó ningún archivo a medias.`,
  'disk-full': () => 'No hay espacio en el disco. El cambio no se guardó. Libere espacio y reintente.',
  'read-only': () => 'La carpeta de datos es de solo lectura. El cambio no se guardó.',
  'data-in-use': () => 'Otra ventana de Memoria UFPP está usando estos datos. Ciérrela y reintente.',
  'newer-database': ({ found, known }) =>
    `Los datos fueron guardados con una versión más nueva del programa (formato ${found}; este conoce hasta ${known}). No se cambió nada. Instale la versión más reciente.`,
  'damaged-database': () =>
    'El archivo de datos está dañado. No se borró ni se cambió nada. Restaure la última copia de seguridad.',
  'foreign-database': () =>
    'El archivo de datos de esta carpeta pertenece a otro programa. No se cambió nada. Elija otra carpeta de datos.',
  'nothing-to-undo': ({ direction }) =>
    direction === 'redo' ? 'No hay nada que rehacer.' : 'No hay nada que deshacer.',
  'unknown-path': ({ path }) => `No existe el dato «${path}».`,
  'bad-value': ({ text, expected }) => `«${text}» no es un valor válido: se espera ${expected}. No se cambió nada.`,
  'needs-reason': () => 'Escriba el motivo del cambio. No se cambió nada.',
  'published-figure': () =>
    'Este valor ya se publicó en una memoria. Para corregirlo abra su ficha y escriba el motivo. No se cambió nada.',
  'computed-figure': () =>
    'Este valor se calcula. Cambie su numerador o su denominador, o vacíelos para escribir el valor. No se cambió nada.',
  'in-use': ({ what }) => `«${what}» se usa en una meta o en un párrafo. Quítelo de allí primero. No se cambió nada.`,
  'not-available-here': () => 'Esta acción no está disponible en este modo.',
  'sign-order': ({ role }) => `Antes debe estar firme: ${role}.`,
  'not-ready': ({ errors = '0', warnings = '0' }) =>
    `Hay ${counted(errors, 'error', 'errores')} por resolver y ${counted(warnings, 'advertencia', 'advertencias')} sin responder. Se puede emitir como borrador, no como versión final.`,
  'document-unreadable': ({ reason }) =>
    `No se pudo leer el documento${unreadable[reason ?? ''] ?? ''}. El archivo sigue como estaba. Ábralo en Word, guárdelo como documento .docx y vuelva a elegirlo.`,
  'document-without-chapters': ({ heading, found, between }) =>
    between
      ? `Entre los capítulos de este año está el título «${between}», que es de otro capítulo. No se escribió nada. Ordene los títulos en Word y vuelva a elegir el documento.`
      : `El documento ${found === '0' ? 'no tiene' : 'tiene más de una vez'} el título «${heading}» con un estilo de título de primer nivel. No se escribió nada. Corríjalo en Word y vuelva a elegir el documento.`,
  'document-refused': ({ reason }) => reviewReport.fault(reason ?? ''),
  internal: () => 'Ocurrió un error inesperado. No se perdió nada de lo guardado. Reintente la acción.',
};

const counted = (count: string, one: string, many: string): string => `${count} ${count === '1' ? one : many}`;

/** Why a Word document cannot be read, as the end of a sentence. */
const unreadable: Readonly<Record<string, string>> = {
  'too-large': ': es demasiado grande',
  encrypted: ': está protegido con contraseña',
  truncated: ': está incompleto',
  damaged: ': está dañado',
  'not-word': ': no es un documento de Word',
  missing: ': no existe o no se puede abrir',
  strict: ': está en el formato «Open XML estricto»',
  field: ': un campo de Word empieza en un capítulo y termina en otro',
};
