import type { HelpTopic } from './topic.ts';

/** One topic for each screen; F1 opens that of the screen in use. The ids are those of the screens. */
export const screenTopics: readonly HelpTopic[] = [
  {
    id: 'home',
    group: 'screens',
    title: 'Inicio',
    blocks: [
      { kind: 'text', text: 'Los años guardados en este equipo, con su presupuesto, su avance y su último cambio.' },
      {
        kind: 'list',
        items: [
          'Crear año copia la estructura, los textos y los formatos de otro año. Ninguna cifra pasa como propia del año nuevo, y los textos copiados quedan por revisar.',
          'El ejemplo es una copia: puede cambiar en él lo que quiera y restablecerlo después.',
          'Un año cerrado no se puede cambiar. Se puede reabrir con un motivo, que queda en el registro.',
        ],
      },
    ],
  },
  {
    id: 'overview',
    group: 'screens',
    title: 'Resumen',
    blocks: [
      { kind: 'text', text: 'Cómo va el año: su presupuesto, los siete pasos del trabajo y lo que falta en cada uno.' },
      {
        kind: 'list',
        items: [
          'El estado de cada paso sale de los datos; no se marca a mano. Su botón lleva a la pantalla donde se completa.',
          'El total de control se confirma al importar o aquí: escriba el PIM total que muestra la fuente, no el del archivo.',
          'Desde la última importación muestra qué se cambió, quién y cuándo.',
          'Conformidad registra quién elaboró, revisó y aprobó, en ese orden, con su nombre, cargo y fecha. Un cambio posterior la reabre y se avisa en Conciliación; si se deshace, vuelve a estar firme. Se firma antes de cerrar el año.',
          'Por revisar reúne los textos, notas y fichas que vienen del año anterior. Marcar todo como revisado es un solo acto que se puede deshacer.',
        ],
      },
    ],
  },
  {
    id: 'imports',
    group: 'screens',
    title: 'Importar',
    blocks: [
      {
        kind: 'text',
        text: 'Suelte los archivos oficiales tal como salieron del sistema. El programa los reconoce por su contenido, muestra qué cambiará y no guarda nada hasta que usted confirma.',
      },
      { kind: 'see', topics: ['export-siaf', 'export-consulta', 'export-open-data', 'export-poi'] },
      {
        kind: 'list',
        items: [
          'Compare los totales de control con los de su fuente. Si escribe el PIM total y no coincide, no se importa.',
          'Cada observación lleva a su celda en el archivo leído.',
          'El archivo queda guardado como evidencia: toda cifra lleva a su archivo, hoja y fila.',
          'Deshacer la importación devuelve exactamente lo que había, también después de cerrar el programa.',
        ],
      },
    ],
  },
  {
    id: 'budget',
    group: 'screens',
    title: 'Presupuesto',
    blocks: [
      {
        kind: 'text',
        text: 'El presupuesto oficial del año por genérica, actividad, fuente, rubro y mes. Las celdas verdes vienen del archivo; lo demás se calcula.',
      },
      {
        kind: 'list',
        items: [
          '«Origen e historia» muestra las filas del archivo detrás de la celda elegida.',
          'Si debe corregir una cifra importada, escríbala con su motivo: queda marcada y la importada no se pierde.',
          'Si hay dos archivos para el mismo cuadro, elija cuál es el oficial; el otro queda para contrastar.',
          'Diferencias compara dos archivos o dos fechas de corte.',
          'Por año muestra PIA, PIM y devengado a lo largo de los años. Los que no están en este equipo se escriben o se pegan; si después se importan, lo importado manda y la diferencia queda señalada.',
        ],
      },
    ],
  },
  {
    id: 'targets',
    group: 'screens',
    title: 'Metas físicas',
    blocks: [
      {
        kind: 'text',
        text: 'Lo programado en el POI y lo ejecutado por actividad. La meta por unidad orgánica debe sumar la de su actividad.',
      },
      {
        kind: 'list',
        items: [
          'Pegue un bloque de Excel sobre las celdas: lo que no se entiende queda marcado con su motivo y no se guarda.',
          'Si lo programado es 0, el avance es «–». Si lo ejecutado supera lo programado, el avance pasa de 100 %.',
        ],
      },
    ],
  },
  {
    id: 'indicators',
    group: 'screens',
    title: 'Indicadores',
    blocks: [
      {
        kind: 'text',
        text: 'Los indicadores por resultado y producto, con sus valores históricos y sus metas proyectadas.',
      },
      {
        kind: 'terms',
        terms: [
          ['n.d.', 'El dato no está disponible.'],
          ['–', 'El dato no aplica.'],
          ['0', 'El valor es cero.'],
          ['vacío', 'Aún no se ha llenado.'],
        ],
      },
      {
        kind: 'text',
        text: 'Las notas 1/, 2/, 3/ se unen a un indicador, a un valor o a un encabezado y se numeran solas en orden de lectura.',
      },
    ],
  },
  {
    id: 'reference',
    group: 'screens',
    title: 'Referencias',
    blocks: [
      {
        kind: 'text',
        text: 'Las tablas de los otros capítulos de la memoria. No se imprimen: sirven para comprobar que concuerdan entre sí y con los capítulos 4 y 5.',
      },
      {
        kind: 'list',
        items: [
          'Pegue una tabla con su encabezado, o tráigala de un documento de Word.',
          'Las relaciones dicen qué debe ser igual: por departamento, por suma o con una cifra de los capítulos.',
          'Una fila corrida, cambiada o repetida se explica con palabras, aunque los totales coincidan.',
          'Puede escribir sus propias reglas: una cifra debe ser igual a otra, con una tolerancia.',
        ],
      },
    ],
  },
  {
    id: 'narrative',
    group: 'screens',
    title: 'Redacción',
    blocks: [
      {
        kind: 'text',
        text: 'El texto de los capítulos. Cada cifra sombreada está unida a su dato y cambia con él: una frase no puede decir algo distinto de su tabla.',
      },
      {
        kind: 'steps',
        items: [
          'Escriba @ donde va la cifra.',
          'Busque por nombre, código o tabla y elija con Intro.',
          'Elija cómo se escribe: con céntimos, sin decimales, en porcentaje o en palabras.',
        ],
      },
      {
        kind: 'list',
        items: [
          'Una cifra sin dato se ve como «[falta: …]» e impide la emisión final.',
          'El texto libre no se pierde al actualizar los datos.',
          'Lo subrayado con puntos no está en el diccionario. F7 va de palabra en palabra desde el cursor; Ctrl+. o el botón derecho, en la que está. «Agregar al diccionario» la guarda en Configuración, «Ortografía», y se puede deshacer.',
        ],
      },
    ],
  },
  {
    id: 'checks',
    group: 'screens',
    title: 'Conciliación',
    blocks: [
      {
        kind: 'text',
        text: 'Lo que no concuerda entre tablas, textos, fuentes y años, con su lugar y cómo corregirlo. Se comprueba solo después de cada cambio; F9 lo repite.',
      },
      {
        kind: 'list',
        items: [
          'Pulse el lugar de un hallazgo para ir a su celda.',
          'Un error impide la emisión final. Una advertencia se corrige o se acepta con su sustento, que queda con nombre y fecha.',
          'Un hallazgo aceptado vuelve si sus cifras cambian.',
        ],
      },
      {
        kind: 'text',
        text: 'Revisar un Word: suelte el documento terminado y cada número de sus frases y tablas se compara con los datos del año. El documento nunca se cambia; puede guardar una copia con comentarios.',
      },
      {
        kind: 'terms',
        terms: [
          ['Coincide', 'La cifra es igual al dato.'],
          ['Coincide con redondeo', 'Es el dato, redondeado.'],
          ['No coincide', 'Hay un dato parecido con otro valor; se muestra cuál y la diferencia.'],
          ['Sin correspondencia', 'No hay un dato con que compararla.'],
        ],
      },
    ],
  },
  {
    id: 'preview',
    group: 'screens',
    title: 'Vista previa',
    blocks: [
      {
        kind: 'text',
        text: 'Las páginas son las del PDF que se emite: lo que se ve es lo que se imprime. Ctrl+P abre esta pantalla desde cualquier otra.',
      },
    ],
  },
  {
    id: 'issue',
    group: 'screens',
    title: 'Emitir',
    blocks: [
      {
        kind: 'text',
        text: 'Escribe los capítulos en Word, PDF y Excel. Se reemplazan todos los archivos o ninguno.',
      },
      {
        kind: 'list',
        items: [
          'El borrador lleva su marca en cada página. La emisión final exige que no queden errores.',
          'También puede poner los capítulos dentro del documento completo de la institución: lo demás queda idéntico.',
          'Si un archivo está abierto en Word, se dice cuál es y se ofrece otro nombre.',
        ],
      },
    ],
  },
  {
    id: 'versions',
    group: 'screens',
    title: 'Versiones',
    blocks: [
      {
        kind: 'text',
        text: 'Los estados del año que usted nombró y el registro de todos los cambios: quién, cuándo, qué había antes y por qué.',
      },
      {
        kind: 'list',
        items: [
          'Restaurar una versión guarda antes el estado presente: nada se pierde.',
          'Comparar muestra qué cifras y qué textos difieren entre dos estados.',
          'El registro está sellado: si alguien altera un apunte fuera del programa, se avisa desde cuál.',
        ],
      },
    ],
  },
  {
    id: 'settings',
    group: 'screens',
    title: 'Configuración',
    blocks: [
      {
        kind: 'text',
        text: 'Entidad, numeración, títulos, columnas, decimales, unidades y textos del año. Puede guardarla en un archivo y usarla en otro año o en otra unidad.',
      },
    ],
  },
];
