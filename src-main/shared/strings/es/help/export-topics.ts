import type { HelpTopic, UnitWords } from './topic.ts';

/** How each official file is got (features.md HE2, HE3; formats.md 1.5). */
export const exportTopics = ({ pliego, executingUnit, program }: UnitWords): readonly HelpTopic[] => [
  {
    id: 'export-siaf',
    group: 'export',
    title: 'Desde SIAF Operaciones en Línea',
    blocks: [
      {
        kind: 'text',
        text: 'El «Reporte de Gasto» trae los importes con céntimos por genérica y por actividad, los meses y las metas físicas de cada secuencia funcional. Con él se llenan las tablas de presupuesto del capítulo 4; impórtelo primero.',
      },
      {
        kind: 'steps',
        items: [
          `Entre a SIAF Operaciones en Línea con el usuario de ${executingUnit} y abra el Reporte de Gasto.`,
          'Elija el año fiscal del informe y todas las fuentes y rubros, sin filtrar por mes ni por meta.',
          'Exporte a Excel. El archivo se llama ReporteGasto… y tiene una hoja con una columna por clasificador.',
          'Suelte el archivo en Importar tal como salió. Si ya lo guardó de nuevo como .xlsx o lo pegó en otro libro, también se reconoce.',
        ],
      },
      {
        kind: 'sheet',
        caption: 'El programa busca la fila con «ano_eje» y «mto_pim» en las primeras 20 filas de cada hoja.',
        name: 'SheetGasto',
        rows: [
          ['ano_eje', 'activ_obra_accinv', 'generica', 'mto_pia', 'mto_pim', 'mto_devenga_01'],
          ['…', 'CÓDIGO.NOMBRE', '3.BIENES Y SERVICIOS', '100', '150', '12.50'],
          ['…', 'CÓDIGO.NOMBRE', '4.DONACIONES Y TRANSFERENCIAS', '0', '900', '450.00'],
        ],
        marked: 0,
      },
      {
        kind: 'list',
        items: [
          'Las columnas se reconocen por su nombre: puede haber otras de más y en otro orden.',
          'Una actividad que Excel dañó (5,000,276) se repara con el catálogo del año y se avisa; si no está allí, se señala la celda.',
          'Una copia vieja se nota: compare los totales de control con los de la pantalla de SIAF antes de confirmar.',
          'Los avances físicos pueden venir en cero; en ese caso escríbalos en Metas físicas o impórtelos desde CEPLAN.',
        ],
      },
    ],
  },
  {
    id: 'export-consulta',
    group: 'export',
    title: 'Desde Consulta Amigable',
    blocks: [
      {
        kind: 'text',
        text: 'Consulta Amigable da los importes en soles enteros. Sirve para las tablas por genérica y para contrastar con SIAF. El archivo .xls es en realidad una página web: suéltelo tal como salió. Guardado de nuevo desde Excel también se reconoce, pero Excel puede dañar los códigos.',
      },
      {
        kind: 'path',
        caption: 'Pulse los niveles en este orden. Las tablas por genérica salen del botón Genérica.',
        levels: ['Nivel de Gobierno', 'Sector', `Pliego ${pliego}`, `Ejecutora ${executingUnit}`, 'Genérica'],
        exports: 'Excel',
      },
      {
        kind: 'steps',
        items: [
          'Abra la consulta de ejecución del gasto y elija el año del informe y «Actividades y Proyectos».',
          `Llegue hasta la Unidad Ejecutora ${executingUnit}. Si se queda en el Pliego, el archivo trae a todo el ministerio y se rechaza.`,
          `Para el cuadro por actividad siga con Categoría Presupuestal ${program}, Producto/Proyecto y Actividad.`,
          'No pulse Mes ni Trimestre: con ese filtro el PIA y el PIM salen vacíos.',
          'Pulse el icono de Excel y suelte el archivo en Importar.',
        ],
      },
      {
        kind: 'sheet',
        caption:
          'Así se ve el archivo por dentro. La ruta de arriba dice de quién son las cifras; su última fila es el total.',
        name: 'Reporte.xls',
        rows: [
          ['Fecha de la Consulta', 'Año de Ejecución', 'Incluye', '', ''],
          ['Unidad Ejecutora', 'PIA', 'PIM', 'Devengado', 'Avance %'],
          ['Genérica', 'PIA', 'PIM', 'Devengado', 'Avance %'],
          ['5-23: BIENES Y SERVICIOS', '100', '150', '120', '80.0'],
        ],
        marked: 2,
      },
      {
        kind: 'list',
        items: [
          'Cada importe está redondeado por separado: la suma de filas puede diferir del total en pocos soles. El programa lo dice y no lo cuenta como error.',
          'Si Excel convirtió una genérica en fecha (21-may por 5-21), se repara con el catálogo del año y se avisa; si puede ser más de una, se señala la celda.',
          'La consulta de ingresos («Recaudado») no sirve y se rechaza.',
          'Haga todas las consultas el mismo día: cortes distintos se advierten.',
        ],
      },
    ],
  },
  {
    id: 'export-open-data',
    group: 'export',
    title: 'Desde Datos Abiertos del MEF',
    blocks: [
      {
        kind: 'text',
        text: 'El archivo nacional trae a todas las entidades del país (2 a 4 GB). El programa lo lee donde está, sin abrirlo en Excel ni copiarlo, y toma solo las filas de su unidad y su año.',
      },
      {
        kind: 'steps',
        items: [
          'Descargue «Presupuesto y ejecución de gasto» del año, en .csv o .zip. Prefiera el archivo de devengado mensual: trae PIA, PIM y los doce meses en una fila.',
          'En Importar pulse «Elegir el archivo nacional».',
          'Espere el recorrido del archivo; puede cancelar en cualquier momento y nada cambia.',
        ],
      },
      {
        kind: 'sheet',
        caption: 'Se reconoce por los nombres de sus columnas, no por su orden.',
        name: 'Gasto-Devengado.csv',
        rows: [
          ['ANO_EJE', 'SEC_EJEC', 'ACTIVIDAD_ACCION_OBRA', 'GENERICA', 'MONTO_PIA', 'MONTO_PIM'],
          ['…', '…', '…', '3', '0', '1189'],
        ],
        marked: 0,
      },
    ],
  },
  {
    id: 'export-poi',
    group: 'export',
    title: 'Desde CEPLAN y otras tablas',
    blocks: [
      {
        kind: 'text',
        text: 'El reporte de seguimiento del POI, el formato de una oficina o una tabla propia no tienen una forma fija. El programa pregunta una vez qué es cada columna y lo recuerda: la siguiente vez que llegue la misma tabla no pregunta nada.',
      },
      {
        kind: 'steps',
        items: [
          'Exporte el reporte de seguimiento a Excel, o copie la tabla con su encabezado.',
          'Suelte el archivo en Importar, o pegue el bloque con Ctrl+V en esa pantalla.',
          'Indique qué contiene la tabla y confirme qué es cada columna. Revise la vista de lo que se guardará.',
        ],
      },
      {
        kind: 'sheet',
        caption:
          'Basta con que la tabla diga la actividad y lo programado y ejecutado, del año o por mes. Los meses se guardan mes por mes.',
        name: 'Seguimiento.xlsx',
        rows: [
          ['Actividad', 'Unidad de medida', 'Programado', 'Ejecutado'],
          ['CÓDIGO NOMBRE', 'Informe', '51', '51'],
        ],
        marked: 0,
      },
      {
        kind: 'list',
        items: [
          'Cada meta dice cómo sus meses hacen el año (suma, último o máximo); si la tabla lo cuenta de otra forma, elíjalo al importar y la revisión muestra el cambio.',
          'Una celda vacía no cambia nada: no es cero.',
          'Las filas de otras actividades, o en otra unidad de medida, quedan fuera y se dice cuáles.',
        ],
      },
    ],
  },
];
