import type { HelpTopic } from './topic.ts';

export const startTopics: readonly HelpTopic[] = [
  {
    id: 'start',
    group: 'start',
    title: 'Del archivo al capítulo',
    blocks: [
      {
        kind: 'steps',
        items: [
          'En Inicio, cree el año a partir del anterior o abra el ejemplo.',
          'En Importar, suelte el Reporte de Gasto de SIAF y la Consulta Amigable por genérica.',
          'En Presupuesto, compare los totales con los de su fuente.',
          'Complete Metas físicas e Indicadores.',
          'Lea los párrafos en Redacción: las cifras ya están unidas a sus datos.',
          'Resuelva los hallazgos, mire la Vista previa y emita.',
        ],
      },
      { kind: 'text', text: 'Todo se guarda al momento. Ctrl+Z deshace cualquier acto, también el de ayer.' },
      { kind: 'see', topics: ['export-siaf', 'export-consulta', 'keys', 'safety'] },
    ],
  },
];

export const referenceTopics: readonly HelpTopic[] = [
  { id: 'keys', group: 'reference', title: 'Teclas', blocks: [{ kind: 'keys' }] },
  {
    id: 'glossary',
    group: 'reference',
    title: 'Glosario',
    blocks: [
      {
        kind: 'terms',
        terms: [
          [
            'Actividad presupuestal',
            'Conjunto de tareas de un producto, con código de 7 cifras, al que se asigna presupuesto.',
          ],
          ['Avance %', 'Devengado entre PIM, redondeado una sola vez. Sin PIM no hay avance: se escribe «–».'],
          ['Certificado', 'Crédito presupuestario reservado para un gasto.'],
          ['Compromiso', 'Obligación de gasto asumida con cargo al crédito certificado.'],
          ['Devengado', 'Obligación de pago reconocida; es la ejecución que informa el capítulo.'],
          ['Estructura %', 'Parte de cada fila en el total de la última columna de importes.'],
          ['Fecha de corte', 'Día hasta el que llegan las cifras de una fuente.'],
          ['Genérica de gasto', 'Primer nivel del clasificador de gasto, por ejemplo 5-23: categoría 5, genérica 2.3.'],
          ['Girado', 'Pago ordenado con cargo a lo devengado.'],
          ['Meta física', 'Cantidad de la unidad de medida que se programa y se ejecuta.'],
          ['PIA', 'Presupuesto institucional de apertura, aprobado al inicio del año.'],
          ['PIM', 'Presupuesto institucional modificado: PIA más modificaciones.'],
          ['Pliego', 'Entidad pública con crédito presupuestario propio; agrupa unidades ejecutoras.'],
          ['POI', 'Plan operativo institucional; tiene versiones durante el año.'],
          ['Saldo', 'PIM menos devengado.'],
          ['UE', 'Unidad ejecutora: la que registra y ejecuta el gasto.'],
        ],
      },
    ],
  },
  {
    id: 'safety',
    group: 'reference',
    title: 'Sus datos y sus copias',
    blocks: [
      {
        kind: 'list',
        items: [
          'Los datos están en este equipo. Nada sale de él: el programa no usa la red.',
          'Antes de cada importación y de cada cambio de formato se hace una copia de seguridad comprobada, en otra carpeta.',
          'Si el programa se cierra de golpe, lo que se mostró como guardado está guardado.',
          'El registro de cambios no se puede alterar sin que se note.',
          'Un solo programa a la vez puede escribir en los datos de este equipo.',
        ],
      },
    ],
  },
];
