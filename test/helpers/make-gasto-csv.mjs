// biome-ignore-all lint: dense tables of invented vocabulary and a writer made for speed; its output is what is tested
// biome-ignore-all format: one vocabulary entry a line reads better than one word a line
// biome-ignore-all assist: see above
/**
 * Makes a realistic file of the ministry's open data "Presupuesto y Ejecución de Gasto": one fiscal year of the whole country, any
 * number of rows, of which the rows of one executing unit (SEC_EJEC 1066) add up to the published figures of the year 2024, to the
 * céntimo: PIA and PIM by genérica (table 19), PIM and devengado by genérica (table 20) and by actividad (table 21). What the
 * report does not print was chosen here: the céntimos by genérica and the PIA by actividad.
 *
 * Column names and order, quoting, BOM and CRLF follow the real files. Reversals (negative months), an exact duplicate row, accents,
 * commas, quotes and line breaks inside quoted names occur, also in the unit's rows; other units carry "1066" as SEC_FUNC,
 * as part of a code, an amount or a name. All other rows are invented. The same options always give the same bytes.
 */
//
//   node make-gasto-csv.mjs --rows 1000000 --out gasto.csv
//
//   --rows N          data rows, header not counted            (default 1000000; about 1 KB a row)
//   --out FILE        the CSV; FILE.expected.json is written beside it
//   --layout L        mensual    63 columns with MES_EJE, as AAAA-Gasto.csv / AAAA-Gasto-Mensual.csv (default):
//                                PIA and PIM stand in the rows of MES_EJE 0, each month's flow in its own row
//                     devengado  73 columns, as AAAA-Gasto-Devengado.csv: MONTO_DEVENGADO_ENERO ... _ANUAL in one row
//                     antiguo    63 columns with the older names (TIPO_GOBIERNO, FUENTE_FINANC, CATEG_GASTO)
//   --sec-ejec C      the unit that carries the figures         (default 1066)
//   --share F         its share of the rows                     (default 0.0015, at least 400 rows)
//   --pad-sec-ejec    write SEC_EJEC with six digits (001066)
//   --year Y          ANO_EJE                                   (default 2024)
//   --encoding E      utf8 (default) or latin1;   --no-bom: utf8 without the byte order mark that MEF writes
//   --sep S           , (default) ; | or tab;     --quote all (default, as MEF does) | min;   --eol crlf (default, as MEF does) | lf
//   --bare-quotes     the quotes inside the unit's own name are not doubled: "... INCLUSIVO "TRABAJA PERU"" (nobody could
//                     verify how MEF writes this line; not RFC 4180, an importer should survive it)
//   --order O         mef (default): Regional, Local, Nacional; month descending; department: the unit's rows lie in
//                     a few runs.  mezclado: rows of every unit mixed over the whole file
//   --newlines F      share of rows with a line break inside a quoted name (default 0.00002; 0 for none)
//   --seed N          (default 20240)
import { openSync, writeSync, closeSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';

// ---------------------------------------------------------------- figures of the 2024 report (soles / centimos)
// One cell per actividad and categoria-generica. Row and column sums are the report's Tablas 19, 20 and 21.
// PIA by actividad is not in the report (only by generica); centimos by generica are not either (whole soles only).
export const CELLS = [
  // actividad, categoria, generica, PIA soles, PIM soles, devengado centimos
  ['5000276', '5', '1', 6900000, 6538508, 630001012],
  ['5000276', '5', '3', 6316015, 10466956, 968524839],
  ['5000276', '5', '5', 0, 9229, 832973],
  ['5000276', '6', '6', 610886, 700000, 40123456],
  ['5006294', '5', '4', 168510000, 376156863, 37502629931],
  ['5006294', '6', '4', 31000000, 160980439, 16065574713],
  ['5006295', '5', '1', 2091488, 2000000, 199000025],
  ['5006295', '5', '3', 2500000, 3456186, 343429767],
  ['5006295', '6', '6', 200000, 143682, 9750528],
  ['5006296', '5', '1', 3100000, 3000000, 287800025],
  ['5006296', '5', '3', 4500000, 10060946, 953344415],
  ['5006296', '6', '6', 200000, 200000, 13000000],
];

// ---------------------------------------------------------------- random numbers (sfc32, seeded)
function rng(seed) {
  let a = seed | 0, b = (seed ^ 0x9e3779b9) | 0, c = 0x243f6a88 | 0, d = 1;
  const next = () => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0; a = b ^ (b >>> 9); b = (c + (c << 3)) | 0; c = (c << 21) | (c >>> 11); c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 20; i++) next();
  return { f: () => next() / 4294967296, i: (n) => Math.floor(next() / 4294967296 * n), pick: (x) => x[Math.floor(next() / 4294967296 * x.length)] };
}

// ---------------------------------------------------------------- vocabulary (catalogue names as MEF writes them)
const DEPS = [
  ['01', 'AMAZONAS', ['CHACHAPOYAS', 'BAGUA', 'UTCUBAMBA', 'LUYA']], ['02', 'ANCASH', ['HUARAZ', 'SANTA', 'HUAYLAS', 'YUNGAY', 'ASUNCIÓN']],
  ['03', 'APURIMAC', ['ABANCAY', 'ANDAHUAYLAS', 'COTABAMBAS', 'GRAU']], ['04', 'AREQUIPA', ['AREQUIPA', 'CAMANÁ', 'CAYLLOMA', 'LA UNIÓN']],
  ['05', 'AYACUCHO', ['HUAMANGA', 'HUANTA', 'LUCANAS', 'VÍCTOR FAJARDO']], ['06', 'CAJAMARCA', ['CAJAMARCA', 'JAÉN', 'CHOTA', 'CELENDÍN']],
  ['07', 'PROVINCIA CONSTITUCIONAL DEL CALLAO', ['CALLAO']], ['08', 'CUSCO', ['CUSCO', 'LA CONVENCIÓN', 'CANCHIS', 'ESPINAR', 'PAUCARTAMBO']],
  ['09', 'HUANCAVELICA', ['HUANCAVELICA', 'TAYACAJA', 'ACOBAMBA', 'HUAYTARÁ']], ['10', 'HUANUCO', ['HUÁNUCO', 'LEONCIO PRADO', 'AMBO', 'MARAÑÓN']],
  ['11', 'ICA', ['ICA', 'CHINCHA', 'NASCA', 'PISCO']], ['12', 'JUNIN', ['HUANCAYO', 'CHANCHAMAYO', 'SATIPO', 'JAUJA', 'CONCEPCIÓN']],
  ['13', 'LA LIBERTAD', ['TRUJILLO', 'PATAZ', 'SÁNCHEZ CARRIÓN', 'OTUZCO']], ['14', 'LAMBAYEQUE', ['CHICLAYO', 'FERREÑAFE', 'LAMBAYEQUE']],
  ['15', 'LIMA', ['LIMA', 'CAÑETE', 'HUAURA', 'HUAROCHIRÍ', 'BARRANCA', 'OYÓN']], ['16', 'LORETO', ['MAYNAS', 'ALTO AMAZONAS', 'UCAYALI', 'DATEM DEL MARAÑÓN']],
  ['17', 'MADRE DE DIOS', ['TAMBOPATA', 'MANU', 'TAHUAMANU']], ['18', 'MOQUEGUA', ['MARISCAL NIETO', 'ILO', 'GENERAL SÁNCHEZ CERRO']],
  ['19', 'PASCO', ['PASCO', 'OXAPAMPA', 'DANIEL ALCIDES CARRIÓN']], ['20', 'PIURA', ['PIURA', 'SULLANA', 'MORROPÓN', 'AYABACA', 'HUANCABAMBA']],
  ['21', 'PUNO', ['PUNO', 'SAN ROMÁN', 'AZÁNGARO', 'CHUCUITO', 'MELGAR']], ['22', 'SAN MARTIN', ['SAN MARTÍN', 'MOYOBAMBA', 'RIOJA', 'LAMAS', 'TOCACHE']],
  ['23', 'TACNA', ['TACNA', 'TARATA', 'CANDARAVE']], ['24', 'TUMBES', ['TUMBES', 'ZARUMILLA', 'CONTRALMIRANTE VILLAR']], ['25', 'UCAYALI', ['CORONEL PORTILLO', 'PADRE ABAD', 'ATALAYA', 'PURÚS']],
];
const DIST = ['SAN JERÓNIMO', 'SANTA ROSA', 'EL TAMBO', 'SAN JUAN BAUTISTA', 'LOS BAÑOS', 'ÑAHUIMPUQUIO', 'SANTA MARÍA', 'SAN MIGUEL', 'PUEBLO NUEVO', 'LA ESPERANZA', 'SAN ANDRÉS', 'SANTO TOMÁS', 'PAMPAS', 'SAN PEDRO DE CAJAS', 'VILLA RICA', 'HUANCHAQUITO', 'CHAVÍN', 'SAN MARCOS', 'JESÚS', 'MARÍA PARADO DE BELLIDO', 'ALTO SELVA ALEGRE', 'CERRO COLORADO', 'TÚPAC AMARU', 'SAN ANTONIO', 'LAGUNAS', 'YANAHUARA', 'SAN JOSÉ DE LOURDES', 'CHALLHUAHUACHO', 'COPORAQUE', 'PICHANAQUI'];
const SECT = [
  ['01', 'PRESIDENCIA CONSEJO MINISTROS', '001', 'PRESIDENCIA DEL CONSEJO DE MINISTROS'], ['03', 'CULTURA', '003', 'M. DE CULTURA'], ['04', 'PODER JUDICIAL', '004', 'PODER JUDICIAL'],
  ['05', 'AMBIENTAL', '005', 'M. DEL AMBIENTE'], ['06', 'JUSTICIA', '006', 'M. DE JUSTICIA Y DERECHOS HUMANOS'], ['07', 'INTERIOR', '007', 'M. DEL INTERIOR'],
  ['08', 'RELACIONES EXTERIORES', '008', 'M. DE RELACIONES EXTERIORES'], ['09', 'ECONOMIA Y FINANZAS', '009', 'M. DE ECONOMIA Y FINANZAS'], ['10', 'EDUCACION', '010', 'M. DE EDUCACION'],
  ['10', 'EDUCACION', '510', 'U.N. MAYOR DE SAN MARCOS'], ['11', 'SALUD', '011', 'M. DE SALUD'], ['11', 'SALUD', '137', 'INSTITUTO DE GESTION DE SERVICIOS DE SALUD'],
  ['12', 'TRABAJO Y PROMOCION DEL EMPLEO', '012', 'M. DE TRABAJO Y PROMOCION DEL EMPLEO'], ['12', 'TRABAJO Y PROMOCION DEL EMPLEO', '121', 'SUPERINTENDENCIA NACIONAL DE FISCALIZACION LABORAL - SUNAFIL'],
  ['13', 'AGRARIO Y DE RIEGO', '013', 'M. DE DESARROLLO AGRARIO Y RIEGO'], ['16', 'ENERGIA Y MINAS', '016', 'M. DE ENERGIA Y MINAS'], ['22', 'MINISTERIO PUBLICO', '022', 'MINISTERIO PUBLICO'],
  ['26', 'DEFENSA', '026', 'M. DE DEFENSA'], ['35', 'COMERCIO EXTERIOR Y TURISMO', '035', 'M. DE COMERCIO EXTERIOR Y TURISMO'], ['36', 'TRANSPORTES Y COMUNICACIONES', '036', 'M. DE TRANSPORTES Y COMUNICACIONES'],
  ['37', 'VIVIENDA CONSTRUCCION Y SANEAMIENTO', '037', 'M. DE VIVIENDA, CONSTRUCCION Y SANEAMIENTO'], ['38', 'PRODUCCION', '038', 'MINISTERIO DE LA PRODUCCION'],
  ['39', 'MUJER Y POBLACIONES VULNERABLES', '039', 'M. DE LA MUJER Y POBLACIONES VULNERABLES'], ['40', 'DESARROLLO E INCLUSION SOCIAL', '040', 'M. DE DESARROLLO E INCLUSION SOCIAL'],
];
const FUNCS = [
  ['03', 'PLANEAMIENTO, GESTION Y RESERVA DE CONTINGENCIA', '006', 'GESTION', '0008', 'ASESORAMIENTO Y APOYO'], ['05', 'ORDEN PUBLICO Y SEGURIDAD', '014', 'ORDEN INTERNO', '0031', 'SEGURIDAD VECINAL Y COMUNAL'],
  ['07', 'TRABAJO', '020', 'TRABAJO', '0042', 'PROMOCION LABORAL'], ['10', 'AGROPECUARIA', '025', 'RIEGO', '0051', 'RIEGO TECNIFICADO'],
  ['15', 'TRANSPORTE', '033', 'TRANSPORTE TERRESTRE', '0066', 'VIAS VECINALES'], ['15', 'TRANSPORTE', '036', 'TRANSPORTE URBANO', '0074', 'VIAS URBANAS'],
  ['17', 'AMBIENTE', '055', 'GESTION INTEGRAL DE LA CALIDAD AMBIENTAL', '0124', 'GESTION DE LOS RESIDUOS SOLIDOS'], ['18', 'SANEAMIENTO', '040', 'SANEAMIENTO', '0089', 'SANEAMIENTO RURAL'],
  ['20', 'SALUD', '044', 'SALUD INDIVIDUAL', '0096', 'ATENCION MEDICA BASICA'], ['20', 'SALUD', '043', 'SALUD COLECTIVA', '0095', 'CONTROL DE RIESGOS Y DAÑOS PARA LA SALUD'],
  ['21', 'CULTURA Y DEPORTE', '046', 'DEPORTES', '0102', 'INFRAESTRUCTURA DEPORTIVA Y RECREATIVA'], ['22', 'EDUCACION', '047', 'EDUCACION BASICA', '0104', 'EDUCACION PRIMARIA'],
  ['22', 'EDUCACION', '048', 'EDUCACION SUPERIOR', '0109', 'EDUCACION SUPERIOR UNIVERSITARIA'], ['23', 'PROTECCION SOCIAL', '051', 'ASISTENCIA SOCIAL', '0115', 'PROTECCION DE POBLACIONES EN RIESGO'], ['24', 'PREVISION SOCIAL', '052', 'PREVISION SOCIAL', '0116', 'SISTEMAS DE PENSIONES'],
];
const PROGS = [
  ['0001', 'PROGRAMA ARTICULADO NUTRICIONAL'], ['0002', 'SALUD MATERNO NEONATAL'], ['0018', 'ENFERMEDADES NO TRANSMISIBLES'], ['0030', 'REDUCCION DE DELITOS Y FALTAS QUE AFECTAN LA SEGURIDAD CIUDADANA'],
  ['0036', 'GESTION INTEGRAL DE RESIDUOS SOLIDOS'], ['0042', 'APROVECHAMIENTO DE LOS RECURSOS HIDRICOS PARA USO AGRARIO'], ['0068', 'REDUCCION DE VULNERABILIDAD Y ATENCION DE EMERGENCIAS POR DESASTRES'],
  ['0073', 'PROGRAMA PARA LA GENERACION DEL EMPLEO SOCIAL INCLUSIVO - TRABAJA PERU'], ['0083', 'PROGRAMA NACIONAL DE SANEAMIENTO RURAL'], ['0090', 'LOGROS DE APRENDIZAJE DE ESTUDIANTES DE LA EDUCACION BASICA REGULAR'],
  ['0138', 'REDUCCION DEL COSTO, TIEMPO E INSEGURIDAD EN EL SISTEMA DE TRANSPORTE'], ['9001', 'ACCIONES CENTRALES'], ['9002', 'ASIGNACIONES PRESUPUESTARIAS QUE NO RESULTAN EN PRODUCTOS'],
];
const PROY = ['MEJORAMIENTO DEL SERVICIO DE', 'MEJORAMIENTO Y AMPLIACIÓN DEL SERVICIO DE', 'CREACIÓN DEL SERVICIO DE', 'RECUPERACIÓN DEL SERVICIO DE', 'CONSTRUCCION DE PISTAS, VEREDAS Y', 'RENOVACIÓN DE'];
const OBJ = ['AGUA POTABLE Y SANEAMIENTO BÁSICO', 'TRANSITABILIDAD VEHICULAR Y PEATONAL', 'EDUCACIÓN INICIAL ESCOLARIZADA', 'RIEGO TECNIFICADO', 'PROTECCIÓN CONTRA INUNDACIONES', 'SALUD DEL PRIMER NIVEL DE ATENCIÓN', 'SEGURIDAD CIUDADANA', 'GESTIÓN DE RESIDUOS SÓLIDOS'];
const LUG = ['CENTRO POBLADO', 'COMUNIDAD CAMPESINA', 'ANEXO', 'CASERÍO', 'ASENTAMIENTO HUMANO', 'JR. COMERCIO, CUADRAS 3, 4 Y 5 DEL BARRIO', 'I.E. N° 1066 DEL SECTOR', 'URBANIZACIÓN'];
const PROD = [['3000001', 'ACCIONES COMUNES'], ['3033254', 'NIÑOS CON VACUNA COMPLETA'], ['3033311', 'NIÑOS CON TRATAMIENTO DE IRA'], ['3000385', 'INSTITUCIONES EDUCATIVAS CON CONDICIONES PARA EL CUMPLIMIENTO DE HORAS LECTIVAS NORMADAS'], ['3000794', 'GESTION DE RESIDUOS SOLIDOS'], ['3999999', 'SIN PRODUCTO'], ['3000734', 'CAPACIDAD INSTALADA PARA LA PREPARACION Y RESPUESTA FRENTE A EMERGENCIAS Y DESASTRES']];
const ACTV = [['5000003', 'GESTION ADMINISTRATIVA'], ['5000276', 'GESTION DEL PROGRAMA'], ['5000017', 'ATENCION AL NIÑO CON IRA'], ['5005628', 'CONTRATACION OPORTUNA Y PAGO DEL PERSONAL DE LAS INSTITUCIONES EDUCATIVAS DE PRIMARIA'], ['5005612', 'DESARROLLO DE LOS CENTROS Y ESPACIOS DE MONITOREO DE EMERGENCIAS Y DESASTRES'], ['4000034', 'CONSTRUCCION DE INFRAESTRUCTURA, EQUIPAMIENTO Y SUPERVISION'], ['6000001', 'EXPEDIENTE TECNICO'], ['6000032', 'ESTUDIOS DE PRE-INVERSION']];
const FTES = [['1', 'RECURSOS ORDINARIOS', '00', 'RECURSOS ORDINARIOS', '0', 'NORMAL'], ['2', 'RECURSOS DIRECTAMENTE RECAUDADOS', '09', 'RECURSOS DIRECTAMENTE RECAUDADOS', '0', 'NORMAL'], ['3', 'RECURSOS POR OPERACIONES OFICIALES DE CREDITO', '19', 'RECURSOS POR OPERACIONES OFICIALES DE CREDITO', 'B', 'BONOS DEL TESORO PUBLICO'], ['4', 'DONACIONES Y TRANSFERENCIAS', '13', 'DONACIONES Y TRANSFERENCIAS', 'A', 'SUB CUENTA - SALDOS DE TRANSFERENCIAS DEL GOBIERNO NACIONAL, AÑO ANTERIOR'], ['5', 'RECURSOS DETERMINADOS', '18', 'CANON Y SOBRECANON, REGALIAS, RENTA DE ADUANAS Y PARTICIPACIONES', 'H', 'CANON MINERO'], ['5', 'RECURSOS DETERMINADOS', '07', 'FONDO DE COMPENSACION MUNICIPAL', 'O', 'SUB CUENTA - FONCOMUN'], ['5', 'RECURSOS DETERMINADOS', '08', 'IMPUESTOS MUNICIPALES', '0', 'NORMAL']];
const GEN = { 0: 'RESERVA DE CONTINGENCIA', 1: 'PERSONAL Y OBLIGACIONES SOCIALES', 2: 'PENSIONES Y OTRAS PRESTACIONES SOCIALES', 3: 'BIENES Y SERVICIOS', 4: 'DONACIONES Y TRANSFERENCIAS', 5: 'OTROS GASTOS', 6: 'ADQUISICION DE ACTIVOS NO FINANCIEROS', 8: 'SERVICIO DE LA DEUDA PUBLICA' };
const CLAS = [ // categoria, generica, subgen, nombre, subgen det, nombre, especifica, nombre, especifica det, nombre
  ['5', '1', '1', 'RETRIBUCIONES Y COMPLEMENTOS EN EFECTIVO', '1', 'PERSONAL ADMINISTRATIVO', '1', 'PERSONAL ADMINISTRATIVO', '4', 'PERSONAL CON CONTRATO A PLAZO FIJO (REGIMEN LABORAL PRIVADO)'],
  ['5', '1', '1', 'RETRIBUCIONES Y COMPLEMENTOS EN EFECTIVO', '9', 'GASTOS VARIABLES Y OCASIONALES', '1', 'ESCOLARIDAD, AGUINALDOS Y GRATIFICACIONES', '1', 'GRATIFICACIONES'],
  ['5', '1', '3', 'CONTRIBUCIONES A LA SEGURIDAD SOCIAL', '1', 'OBLIGACIONES DEL EMPLEADOR', '1', 'OBLIGACIONES DEL EMPLEADOR', '5', 'CONTRIBUCIONES A ESSALUD'],
  ['5', '1', '1', 'RETRIBUCIONES Y COMPLEMENTOS EN EFECTIVO', '9', 'GASTOS VARIABLES Y OCASIONALES', '2', 'COMPENSACIÓN POR TIEMPO DE SERVICIOS (CTS)', '1', 'COMPENSACION POR TIEMPO DE SERVICIOS (CTS)'],
  ['5', '2', '1', 'PENSIONES', '1', 'PENSIONES', '1', 'PENSIONES', '1', 'REGIMEN DE PENSIONES DL. 20530'],
  ['5', '3', '1', 'COMPRA DE BIENES', '1', 'ALIMENTOS Y BEBIDAS', '1', 'ALIMENTOS Y BEBIDAS', '1', 'ALIMENTOS Y BEBIDAS PARA CONSUMO HUMANO'],
  ['5', '3', '1', 'COMPRA DE BIENES', '5', 'MATERIALES Y ÚTILES', '1', 'DE OFICINA', '2', 'PAPELERIA EN GENERAL, UTILES Y MATERIALES DE OFICINA'],
  ['5', '3', '1', 'COMPRA DE BIENES', '3', 'COMBUSTIBLES, CARBURANTES, LUBRICANTES Y AFINES', '1', 'COMBUSTIBLES, CARBURANTES, LUBRICANTES Y AFINES', '1', 'COMBUSTIBLES Y CARBURANTES'],
  ['5', '3', '2', 'CONTRATACION DE SERVICIOS', '1', 'VIAJES', '2', 'VIAJES DOMESTICOS', '1', 'PASAJES Y GASTOS DE TRANSPORTE'],
  ['5', '3', '2', 'CONTRATACION DE SERVICIOS', '1', 'VIAJES', '2', 'VIAJES DOMESTICOS', '2', 'VIATICOS Y ASIGNACIONES POR COMISION DE SERVICIO'],
  ['5', '3', '2', 'CONTRATACION DE SERVICIOS', '2', 'SERVICIOS BASICOS, COMUNICACIONES, PUBLICIDAD Y DIFUSION', '2', 'SERVICIOS DE TELEFONIA E INTERNET', '3', 'SERVICIO DE INTERNET'],
  ['5', '3', '2', 'CONTRATACION DE SERVICIOS', '5', 'ALQUILERES DE MUEBLES E INMUEBLES', '1', 'ALQUILERES DE MUEBLES E INMUEBLES', '1', 'DE EDIFICIOS Y ESTRUCTURAS'],
  ['5', '3', '2', 'CONTRATACION DE SERVICIOS', '7', 'SERVICIOS PROFESIONALES Y TECNICOS', '11', 'OTROS SERVICIOS', '99', 'SERVICIOS DIVERSOS'],
  ['5', '3', '2', 'CONTRATACION DE SERVICIOS', '8', 'CONTRATO ADMINISTRATIVO DE SERVICIOS', '1', 'CONTRATO ADMINISTRATIVO DE SERVICIOS', '1', 'CONTRATO ADMINISTRATIVO DE SERVICIOS'],
  ['5', '3', '2', 'CONTRATACION DE SERVICIOS', '8', 'CONTRATO ADMINISTRATIVO DE SERVICIOS', '1', 'CONTRATO ADMINISTRATIVO DE SERVICIOS', '2', 'CONTRIBUCIONES A ESSALUD DE C.A.S.'],
  ['5', '4', '1', 'DONACIONES Y TRANSFERENCIAS CORRIENTES', '3', 'A OTRAS UNIDADES DE GOBIERNO', '1', 'A OTRAS UNIDADES DE GOBIERNO', '3', 'A OTRAS UNIDADES DEL GOBIERNO LOCAL'],
  ['6', '4', '2', 'DONACIONES Y TRANSFERENCIAS DE CAPITAL', '3', 'A OTRAS UNIDADES DE GOBIERNO', '1', 'A OTRAS UNIDADES DE GOBIERNO', '3', 'A OTRAS UNIDADES DEL GOBIERNO LOCAL'],
  ['5', '5', '4', 'PAGO DE IMPUESTOS, DERECHOS ADMINISTRATIVOS Y MULTAS GUBERNAMENTALES', '1', 'IMPUESTOS', '2', 'IMPUESTOS MUNICIPALES', '1', 'IMPUESTOS MUNICIPALES, ARBITRIOS Y OTROS'],
  ['5', '5', '5', 'PAGO DE SENTENCIAS JUDICIALES, LAUDOS ARBITRALES Y SIMILARES', '1', 'PAGO DE SENTENCIAS JUDICIALES, LAUDOS ARBITRALES Y SIMILARES', '1', 'PERSONAL', '1', 'PERSONAL ADMINISTRATIVO'],
  ['6', '6', '3', 'ADQUISICION DE VEHICULOS, MAQUINARIAS Y OTROS', '2', 'ADQUISICION DE MAQUINARIAS, EQUIPO Y MOBILIARIO', '3', 'ADQUISICION DE EQUIPOS INFORMATICOS Y DE COMUNICACIONES', '1', 'EQUIPOS COMPUTACIONALES Y PERIFERICOS'],
  ['6', '6', '3', 'ADQUISICION DE VEHICULOS, MAQUINARIAS Y OTROS', '2', 'ADQUISICION DE MAQUINARIAS, EQUIPO Y MOBILIARIO', '1', 'PARA OFICINA', '2', 'MOBILIARIO'],
  ['6', '6', '2', 'CONSTRUCCION DE EDIFICIOS Y ESTRUCTURAS', '3', 'OTRAS ESTRUCTURAS', '4', 'INFRAESTRUCTURA AGRICOLA', '2', 'COSTO DE CONSTRUCCION POR CONTRATA'],
  ['6', '6', '2', 'CONSTRUCCION DE EDIFICIOS Y ESTRUCTURAS', '3', 'OTRAS ESTRUCTURAS', '2', 'INFRAESTRUCTURA VIAL', '5', 'COSTO DE CONSTRUCCION POR ADMINISTRACION DIRECTA - PERSONAL'],
  ['6', '6', '8', 'OTROS GASTOS DE ACTIVOS NO FINANCIEROS', '1', 'OTROS GASTOS DE ACTIVOS NO FINANCIEROS', '4', 'OTROS GASTOS DIVERSOS DE ACTIVOS NO FINANCIEROS', '3', 'GASTO POR LA CONTRATACION DE SERVICIOS'],
  ['7', '8', '1', 'INTERESES DE LA DEUDA', '2', 'INTERESES DE LA DEUDA INTERNA', '1', 'INTERESES DE LA DEUDA INTERNA', '1', 'INTERESES POR CRÉDITOS INTERNOS'],
];
const CATN = { 5: 'GASTO CORRIENTE', 6: 'GASTO DE CAPITAL', 7: 'SERVICIO DE LA DEUDA' }; // family A writes GASTOS ...
const MESES = ['ENERO', 'FEBRERO', 'MARZO', 'ABRIL', 'MAYO', 'JUNIO', 'JULIO', 'AGOSTO', 'SEPTIEMBRE', 'OCTUBRE', 'NOVIEMBRE', 'DICIEMBRE'];
const ACT1066 = {
  5000276: ['3000001', 'ACCIONES COMUNES', 'GESTION DEL PROGRAMA', 'INFORME'],
  5006294: ['3000194', 'EMPLEO TEMPORAL GENERADO', 'TRANSFERENCIA DE RECURSOS PARA LA EJECUCION DE PROYECTOS Y ACTIVIDADES', 'TRANSFERENCIA DE RECURSOS A GOBIERNOS LOCALES'],
  5006295: ['3000194', 'EMPLEO TEMPORAL GENERADO', 'PROMOCION DE MODALIDADES DE INTERVENCION DEL PROGRAMA PARA DESARROLLO DE PROYECTOS Y ACTIVIDADES INTENSIVOS EN MANO DE OBRA NO CALIFICADA', 'ASISTENCIA TÉCNICA A GOBIERNOS LOCALES'],
  5006296: ['3000194', 'EMPLEO TEMPORAL GENERADO', 'SEGUIMIENTO DE LOS PROYECTOS Y ACTIVIDADES EN EJECUCION', 'SEGUIMIENTO DE ACTIVIDADES DE INTERVENCIÓN INMEDIATA'],
};

// ---------------------------------------------------------------- columns
const HEAD = ['NIVEL_GOBIERNO', 'NIVEL_GOBIERNO_NOMBRE', 'SECTOR', 'SECTOR_NOMBRE', 'PLIEGO', 'PLIEGO_NOMBRE', 'SEC_EJEC', 'EJECUTORA', 'EJECUTORA_NOMBRE', 'DEPARTAMENTO_EJECUTORA', 'DEPARTAMENTO_EJECUTORA_NOMBRE', 'PROVINCIA_EJECUTORA', 'PROVINCIA_EJECUTORA_NOMBRE', 'DISTRITO_EJECUTORA', 'DISTRITO_EJECUTORA_NOMBRE'];
const META = ['SEC_FUNC', 'PROGRAMA_PPTO', 'PROGRAMA_PPTO_NOMBRE', 'TIPO_ACT_PROY', 'TIPO_ACT_PROY_NOMBRE', 'PRODUCTO_PROYECTO', 'PRODUCTO_PROYECTO_NOMBRE', 'ACTIVIDAD_ACCION_OBRA', 'ACTIVIDAD_ACCION_OBRA_NOMBRE', 'FUNCION', 'FUNCION_NOMBRE', 'DIVISION_FUNCIONAL', 'DIVISION_FUNCIONAL_NOMBRE', 'GRUPO_FUNCIONAL', 'GRUPO_FUNCIONAL_NOMBRE', 'META', 'FINALIDAD', 'META_NOMBRE', 'DEPARTAMENTO_META', 'DEPARTAMENTO_META_NOMBRE'];
const FTE = ['FUENTE_FINANCIAMIENTO', 'FUENTE_FINANCIAMIENTO_NOMBRE', 'RUBRO', 'RUBRO_NOMBRE', 'TIPO_RECURSO', 'TIPO_RECURSO_NOMBRE', 'CATEGORIA_GASTO', 'CATEGORIA_GASTO_NOMBRE', 'TIPO_TRANSACCION'];
const CLA = ['GENERICA', 'GENERICA_NOMBRE', 'SUBGENERICA', 'SUBGENERICA_NOMBRE', 'SUBGENERICA_DET', 'SUBGENERICA_DET_NOMBRE', 'ESPECIFICA', 'ESPECIFICA_NOMBRE', 'ESPECIFICA_DET', 'ESPECIFICA_DET_NOMBRE'];
// family A: no TIPO_ACT_PROY_NOMBRE (its text stands in TIPO_ACT_PROY), SEC_FUNC before META
const metaA = (f) => [...f.slice(1, 3), f === META ? f[3] : f[4], ...f.slice(5, 15), f[0], ...f.slice(15)];
export function columns(layout) {
  if (layout === 'devengado') return ['ANO_EJE', ...HEAD, ...metaA(META), ...FTE, 'TIPO_TRANSACCION_NOMBRE', ...CLA, 'MONTO_PIA', 'MONTO_PIM', 'MONTO_CERTIFICADO_ANUAL', 'MONTO_COMPROMETIDO_ANUAL', ...MESES.map((m) => 'MONTO_DEVENGADO_' + m), 'MONTO_DEVENGADO_ANUAL', 'MONTO_GIRADO_ANUAL'];
  const c = ['ANO_EJE', 'MES_EJE', ...HEAD, ...META, ...FTE, ...CLA, 'MONTO_PIA', 'MONTO_PIM', 'MONTO_CERTIFICADO', 'MONTO_COMPROMETIDO_ANUAL', 'MONTO_COMPROMETIDO', 'MONTO_DEVENGADO', 'MONTO_GIRADO'];
  if (layout !== 'antiguo') return c;
  return c.map((x) => x.replace('NIVEL_GOBIERNO', 'TIPO_GOBIERNO').replace('FUENTE_FINANCIAMIENTO', 'FUENTE_FINANC').replace('CATEGORIA_GASTO', 'CATEG_GASTO'));
}

// ---------------------------------------------------------------- helpers
function money(c) { // centimos -> the shortest decimal text, as MEF writes it: 16394822.8, 0, -15.05
  if (c % 100 === 0) return String(c / 100);
  const s = c < 0 ? '-' : ''; const a = Math.abs(c); const d = a % 100;
  return s + (a - d) / 100 + '.' + (d < 10 ? '0' + d : d % 10 === 0 ? d / 10 : d);
}
function split(r, total, n, spread = 3) { // n integers >= 0 that add up to total >= 0
  const w = []; let s = 0;
  for (let i = 0; i < n; i++) { const x = Math.exp((r.f() - 0.5) * spread); w.push(x); s += x; }
  const out = []; let acc = 0, prev = 0;
  for (let i = 0; i < n; i++) { acc += w[i]; const cur = i === n - 1 ? total : Math.floor(total * (acc / s)); out.push(cur - prev); prev = cur; }
  return out;
}

export function makeGastoCsv(o) {
  const opt = { rows: 1000000, layout: 'mensual', secEjec: '1066', share: 0.0015, year: 2024, encoding: 'utf8', bom: true, sep: ',', quote: 'all', bare: false, eol: 'crlf', order: 'mef', newlines: 0.00002, seed: 20240, pad: false, ...o };
  const r = rng(opt.seed), mensual = opt.layout !== 'devengado';
  const SEP = opt.sep, EOL = opt.eol === 'crlf' ? '\r\n' : '\n', all = opt.quote === 'all';
  const q = (v) => { v = String(v); return all || v.includes(SEP) || v.includes('"') || v.includes('\n') ? '"' + v.replace(/"/g, '""') + '"' : v; };
  const seg = (a) => a.map(q).join(SEP);
  const sec = (s) => (opt.pad ? String(s).padStart(6, '0') : String(s));

  // ---- units
  const units = []; let code = 2;
  const nextCode = () => { const c = code; code += 1 + r.i(3); if (code === +opt.secEjec) code++; return c; };
  const unit = (niv, nivN, s, sN, p, pN, se, ej, nom, dep, prov, w) => {
    const d = r.pick(DIST), pi = DEPS[dep][2].indexOf(prov) + 1;
    units.push({ niv, dep, w, se: String(se), head: seg([niv, nivN, s, sN, p, pN, sec(se), ej, nom, DEPS[dep][0], DEPS[dep][1], String(pi).padStart(2, '0'), prov, String(1 + r.i(20)).padStart(2, '0'), d]), metas: null, seed: units.length });
  };
  for (let i = 0; i < 360; i++) { // national
    const s = SECT[i % SECT.length]; const dep = r.f() < 0.6 ? 14 : r.i(25);
    unit('E', 'GOBIERNO NACIONAL', s[0], s[1], s[2], s[3], nextCode(), String(1 + Math.floor(i / SECT.length)).padStart(3, '0'), r.pick(['ADMINISTRACION GENERAL', 'OFICINA GENERAL DE ADMINISTRACIÓN', 'PROGRAMA NACIONAL', 'HOSPITAL NACIONAL', 'REGION POLICIAL', 'UNIDAD EJECUTORA']) + ' ' + s[1] + ' - ' + DEPS[dep][1], dep, r.pick(DEPS[dep][2]), 0.5 + r.f() * 3);
  }
  for (let i = 0; i < 560; i++) { // regional; a few names carry the traps: 1066, quotes, commas
    const dep = i % 25;
    unit('R', 'GOBIERNOS REGIONALES', '99', 'GOBIERNOS REGIONALES', String(440 + dep), 'GOBIERNO REGIONAL DEL DEPARTAMENTO DE ' + DEPS[dep][1], nextCode(), String(100 + Math.floor(i / 25) * 100), 'REGION ' + DEPS[dep][1] + r.pick(['-EDUCACION ', '-SALUD ', '-AGRICULTURA ', '-TRANSPORTES, VIVIENDA Y CONSTRUCCIÓN ', '-UGEL ']) + r.pick(DEPS[dep][2]) + (i % 97 === 5 ? ' "1066"' : ''), dep, r.pick(DEPS[dep][2]), 0.5 + r.f() * 3);
  }
  for (let i = 0; i < 1890; i++) { // local: sector and pliego are empty in the real files; 301066 ends in 1066
    const dep = (i * 7) % 25, d = r.pick(DIST);
    unit('M', 'GOBIERNOS LOCALES', '', '', '', '', 300001 + i, '301' + String(i % 900).padStart(3, '0'), 'MUNICIPALIDAD DISTRITAL DE ' + d, dep, r.pick(DEPS[dep][2]), 0.3 + r.f());
  }
  const target = { niv: 'E', dep: 14, w: 0, se: opt.secEjec, target: true, head: seg(['E', 'GOBIERNO NACIONAL', '12', 'TRABAJO Y PROMOCION DEL EMPLEO', '012', 'M. DE TRABAJO Y PROMOCION DEL EMPLEO', sec(opt.secEjec), '005', 'PROGRAMA PARA LA GENERACION DE EMPLEO SOCIAL INCLUSIVO "TRABAJA PERU"', '15', 'LIMA', '01', 'LIMA', '01', 'LIMA']) };
  if (opt.bare) target.head = target.head.replaceAll('""', '"');
  units.push(target);

  // ---- metas of the other units (made on first use, always the same for a unit)
  const metaSeg = (f) => seg(mensual ? f : f.length === 20 ? metaA(f) : [...f.slice(1, 3), f[4], ...f.slice(5, 15), f[0], ...f.slice(15)]);
  const metasOf = (u) => {
    if (u.metas) return u.metas;
    const m = rng(opt.seed * 31 + u.seed), n = 6 + m.i(18); u.metas = [];
    for (let k = 0; k < n; k++) {
      const f = m.pick(FUNCS), p = m.pick(PROGS), dm = m.f() < 0.8 ? u.dep : m.i(25); let pr, ac, tipo;
      if (m.f() < 0.45) {
        const tail = `${m.pick(LUG)} ${m.pick(DIST)}, DISTRITO DE ${m.pick(DIST)}, PROVINCIA DE ${m.pick(DEPS[dm][2])} - DEPARTAMENTO DE ${DEPS[dm][1]}`;
        pr = [String(2000000 + m.i(690000)), `${m.pick(PROY)} ${m.pick(OBJ)} EN ${m.f() < 0.12 ? 'LA I.E. "SAN JOSÉ" DEL ' : 'EL '}${tail}`]; ac = m.pick(ACTV.slice(5)); tipo = '2';
      } else { pr = m.pick(PROD); ac = m.pick(ACTV.slice(0, 5)); tipo = '3'; }
      const sf = m.f() < 0.003 ? 1066 : 1 + m.i(900); // SEC_FUNC 1066 of another unit
      const fin = m.f() < 0.003 ? '0001066' : String(m.i(500000)).padStart(7, '0');
      const f3 = [sf, p[0], p[1], tipo, tipo === '2' ? 'PROYECTO' : 'ACTIVIDAD', pr[0], pr[1], ac[0], ac[1], f[0], f[1], f[2], f[3], f[4], f[5], String(1 + k).padStart(5, '0'), fin];
      const name = m.f() < 0.5 ? pr[1] : ac[1] + ', ' + m.pick(DIST), s = metaSeg(f3) + SEP;
      u.metas.push({ s: s + q(name) + SEP + seg([DEPS[dm][0], DEPS[dm][1]]), at: s.length, len: q(name).length, name });
    }
    return u.metas;
  };
  const TTN = mensual ? '' : SEP + q('GASTOS PRESUPUESTARIOS');
  const ftes = FTES.map((f) => Object.fromEntries(['5', '6', '7'].map((c) => [c, seg([...f, c, mensual ? CATN[c] : CATN[c].replace('GASTO ', 'GASTOS ').replace('GASTOS CORRIENTE', 'GASTOS CORRIENTES'), '2']) + TTN])));
  const clas = CLAS.map((c) => ({ cat: c[0], s: seg([c[1], GEN[c[1]], ...c.slice(2)]) }));

  // ---- rows of the unit that carries the figures
  const want = Math.max(mensual ? 400 : 60, Math.round(opt.rows * opt.share));
  const nl = Math.max(CELLS.length, Math.round(want / (mensual ? 7.5 : 1)));
  const lines = []; const wgt = { 5006294: 0.22, 5000276: 0.08, 5006295: 0.07, 5006296: 0.07 };
  const tot = CELLS.reduce((s, c) => s + wgt[c[0]], 0);
  for (const [act, cat, gen, pia, pim, dev] of CELLS) {
    const n = Math.max(1, Math.round(nl * wgt[act] / tot));
    const A = split(r, pia, n), P = split(r, pim, n); let D = P.map((x) => Math.floor(x * 100 * (dev / (pim * 100))));
    let rest = dev - D.reduce((a, b) => a + b, 0);
    for (let i = 0; rest > 0; i = (i + 1) % n) { const add = Math.min(rest, P[i] * 100 - D[i], 1 + Math.floor(rest / n)); D[i] += add; rest -= add; }
    for (let i = 0; i + 1 < n; i += 2) { // uneven execution, never above the line's PIM
      const x = Math.floor(Math.min(D[i], P[i + 1] * 100 - D[i + 1]) * r.f() * 0.7); D[i] -= x; D[i + 1] += x;
    }
    const dup = act === '5006294' && cat === '5' && n > 6; // lines 1 and 2 of this cell are exact duplicates of each other
    if (dup) {
      const half = (x, u) => { const h = Math.floor((x[1] + x[2]) / (2 * u)) * u; x[3] += x[1] + x[2] - 2 * h; x[1] = x[2] = h; };
      half(A, 1); half(P, 1); half(D, 1); const ov = Math.max(0, D[1] - P[1] * 100); D[1] -= ov; D[2] -= ov; D[3] += 2 * ov;
      for (let i = 4; D[3] > P[3] * 100 && i < n; i++) { const x = Math.min(D[3] - P[3] * 100, P[i] * 100 - D[i]); D[3] -= x; D[i] += x; }
    }
    const cl = CLAS.filter((c) => c[0] === cat && c[1] === gen);
    for (let i = 0; i < n; i++) {
      if (dup && i === 2) { lines.push({ ...lines[lines.length - 1], copy: true }); continue; }
      const dm = r.i(25), a = ACT1066[act], c = cl[i % cl.length], k = lines.length;
      let nom = `${a[3]}, ${DEPS[dm][1]}`; // commas, accents, quotes and a line break occur in the unit's own rows too
      if (k % 11 === 3) nom = `${a[3]} "LLAMKASUN PERÚ", UNIDAD TERRITORIAL ${DEPS[dm][1]}`;
      if (opt.newlines > 0 && k % 29 === 4) nom = `${a[3]},\n${DEPS[dm][1]} - AÑO ${opt.year}`;
      const sf = 1 + (k % 180);
      lines.push({ act, cat, gen, pia: A[i], pim: P[i], dev: D[i], meta: metaSeg([sf, '0073', 'PROGRAMA PARA LA GENERACION DEL EMPLEO SOCIAL INCLUSIVO - TRABAJA PERU', '3', 'ACTIVIDAD', a[0], a[1], act, a[2], '07', 'TRABAJO', '020', 'TRABAJO', '0042', 'PROMOCION LABORAL', String(1 + (k % 26)).padStart(5, '0'), String(60000 + sf).padStart(7, '0'), nom, DEPS[dm][0], DEPS[dm][1]]), fte: ftes[0][cat], cla: seg([c[1], GEN[c[1]], ...c.slice(2)]), nlcount: nom.includes('\n') ? 1 : 0 });
    }
  }
  const dist12 = (total) => { // devengado by month, with a reversal (negative month) now and then
    const m = new Array(12).fill(0); if (total === 0) return m;
    const k = total < 5000 ? 1 : 3 + r.i(10), at = new Set(); while (at.size < k) at.add(r.i(12));
    const idx = [...at].sort((x, y) => x - y), p = split(r, total, k); idx.forEach((j, i) => { m[j] = p[i]; });
    if (k > 3 && r.f() < 0.08) { const y = p[1] + 12345 + Math.floor(p[1] * r.f()); m[idx[1]] -= y; m[idx[2]] += y; }
    return m;
  };
  const trows = Array.from({ length: 13 }, () => []); // by month
  const exp = { gen: {}, act: {}, cell: {}, mes: new Array(12).fill(0), rows: 0, pia: 0, pim: 0, dev: 0 };
  let m = [];
  for (const l of lines) {
    m = l.copy ? m : dist12(l.dev); const mid = SEP + l.meta + SEP + l.fte + SEP + l.cla + SEP;
    const put = (mes, pia, pim, cert, ca, co, dev, gi) => {
      const am = mensual ? [pia, pim, cert, ca, co, dev, gi] : null;
      if (am) trows[mes].push({ s: mid + am.map((x) => q(money(x))).join(SEP), nl: l.nlcount });
    };
    const dev = m.reduce((a, b) => a + b, 0);
    if (mensual) { put(0, l.pia * 100, l.pim * 100, 0, 0, 0, 0, 0); m.forEach((x, i) => { if (x !== 0) put(i + 1, 0, 0, i < 3 ? Math.floor(x * 1.02) : x, x, x, x, x); }); } else trows[0].push({ s: mid + [l.pia * 100, l.pim * 100, l.dev, l.dev, ...m, dev, dev].map((x) => q(money(x))).join(SEP), nl: l.nlcount });
    const add = (o, k) => { const e = (o[k] ||= { pia: 0, pim: 0, devengado: 0 }); e.pia += l.pia * 100; e.pim += l.pim * 100; e.devengado += dev; };
    add(exp.gen, `${l.cat}-2${l.gen}`); add(exp.act, l.act); add(exp.cell, `${l.act} ${l.cat}-2${l.gen}`);
    m.forEach((x, i) => { exp.mes[i] += x; }); exp.pia += l.pia * 100; exp.pim += l.pim * 100; exp.dev += dev;
  }
  exp.rows = trows.reduce((s, t) => s + t.length, 0);
  if (exp.rows > opt.rows) throw new Error(`--rows must be at least ${exp.rows}`);

  // ---- writing
  const fd = opt.out === '-' ? 1 : openSync(opt.out, 'w'), hash = createHash('sha256'), enc = opt.encoding === 'latin1' ? 'latin1' : 'utf8';
  let parts = [], len = 0, bytes = 0, breaks = 0;
  const flush = () => { const b = Buffer.from(parts.join(''), enc); hash.update(b); bytes += b.length; for (let p = 0; p < b.length;) p += writeSync(fd, b, p); parts = []; len = 0; };
  const emit = (s) => { parts.push(s); len += s.length; if (len > 4194304) flush(); };
  if (enc === 'utf8' && opt.bom) emit('\ufeff');
  emit(columns(opt.layout).map(q).join(SEP) + EOL);
  const pre = Array.from({ length: 13 }, (_, m) => (mensual ? q(opt.year) + SEP + q(m) + SEP : q(opt.year) + SEP));
  const nat = { rows: 0, pia: 0n, pim: 0n, dev: 0n }; let accA = 0, accP = 0, accD = 0;
  const Z = SEP + q('0');
  const other = (u, mes) => {
    const ms = metasOf(u), m0 = ms[r.i(ms.length)], c = clas[r.i(clas.length)]; nat.rows++;
    let meta = m0.s;
    if (opt.newlines > 0 && r.f() < opt.newlines) { // a name with a line break whose second line looks like a row of the unit
      const fake = `${m0.name}\n"${opt.year}","12","E","GOBIERNO NACIONAL","12","TRABAJO Y PROMOCION DEL EMPLEO","012","${opt.secEjec}","${opt.secEjec}","X"`;
      meta = m0.s.slice(0, m0.at) + q(fake) + m0.s.slice(m0.at + m0.len); breaks++;
    }
    let s;
    if (mensual) {
      if (mes === 0) {
        const pia = r.f() < 0.5 ? 0 : Math.floor(Math.exp(r.f() * 9 + 5)), pim = r.f() < 0.08 ? 0 : Math.floor(Math.exp(r.f() * 9 + 5));
        accA += pia; accP += pim; s = SEP + q(pia) + SEP + q(pim) + Z + Z + Z + Z + Z;
      } else {
        const x = Math.floor(Math.exp(r.f() * 11 + 5)) * (r.f() < 0.006 ? -1 : 1); accD += x; const t = SEP + q(money(x));
        s = Z + Z + (r.f() < 0.4 ? Z : t) + (r.f() < 0.4 ? Z : t) + t + t + (r.f() < 0.03 ? Z : t);
      }
    } else {
      const pim = Math.floor(Math.exp(r.f() * 9 + 5)), pia = r.f() < 0.5 ? 0 : pim; accA += pia; accP += pim; let d = 0, z = '';
      const k = r.i(13); for (let j = 0; j < 12; j++) { const x = j < k ? Math.floor(pim * 100 / 13 * r.f()) : 0; d += x; z += SEP + q(money(x)); }
      accD += d; const t = SEP + q(money(d)); s = SEP + q(pia) + SEP + q(pim) + t + t + z + t + t;
    }
    emit(pre[mes] + u.head + SEP + meta + SEP + ftes[r.i(ftes.length)][c.cat] + SEP + c.s + s + EOL);
    if (accD > 1e14 || accP > 1e12 || accD < -1e14) { nat.pia += BigInt(accA); nat.pim += BigInt(accP); nat.dev += BigInt(accD); accA = accP = accD = 0; }
  };
  const ours = (t, mes) => { breaks += t.nl; emit(pre[mes] + target.head + t.s + EOL); };
  const rest = opt.rows - exp.rows, months = mensual ? [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0] : [0];
  if (opt.order === 'mef') {
    const plan = []; let tw = 0;
    for (const niv of ['R', 'M', 'E']) for (const mes of months) for (const u of units.filter((x) => x.niv === niv).sort((x, y) => DEPS[x.dep][1] < DEPS[y.dep][1] ? -1 : DEPS[x.dep][1] > DEPS[y.dep][1] ? 1 : 0)) { const w = u.w * (mes === 0 ? 2 : 1); tw += w; plan.push([u, mes, tw]); }
    let done = 0;
    for (const [u, mes, cum] of plan) {
      if (u.target) for (const t of trows[mes]) ours(t, mes);
      else { const to = Math.round(rest * (cum / tw)); for (; done < to; done++) other(u, mes); }
    }
    for (; done < rest; done++) other(units[0], months[0]);
  } else {
    const flat = trows.flatMap((t, mes) => t.map((x) => [x, mes])); for (let i = flat.length - 1; i > 0; i--) { const j = r.i(i + 1); [flat[i], flat[j]] = [flat[j], flat[i]]; }
    const step = opt.rows / flat.length; let k = 0;
    for (let i = 0; i < opt.rows; i++) { if (k < flat.length && i >= Math.floor(k * step)) { ours(...flat[k]); k++; } else { const u = units[r.i(units.length - 1)]; other(u, months[r.i(months.length)]); } }
  }
  flush(); if (fd !== 1) closeSync(fd);
  nat.pia += BigInt(accA); nat.pim += BigInt(accP); nat.dev += BigInt(accD);

  const C = (o) => Object.fromEntries(Object.entries(o).sort().map(([k, e]) => [k, { pia: money(e.pia), pim: money(e.pim), devengado: money(e.devengado) }]));
  return {
    options: { ...opt, out: undefined }, bytes, sha256: hash.digest('hex'), rows: nat.rows + exp.rows, lineBreaksInsideFields: breaks,
    unidad: { secEjec: opt.secEjec, rows: exp.rows, pia: money(exp.pia), pim: money(exp.pim), devengado: money(exp.dev), porGenerica: C(exp.gen), porActividad: C(exp.act), porActividadGenerica: C(exp.cell), devengadoPorMes: exp.mes.map(money) },
    nacional: { rows: nat.rows + exp.rows, pia: money(Number(nat.pia) * 100 + exp.pia), pim: money(Number(nat.pim) * 100 + exp.pim), devengado: money(Number(nat.dev) + exp.dev) },
  };
}

// ---------------------------------------------------------------- command line
if (import.meta.url === pathToFileURL(process.argv[1] || '').href) {
  const a = process.argv.slice(2), o = {};
  const take = { '--rows': (v) => { o.rows = Number(v); }, '--out': (v) => { o.out = v; }, '--layout': (v) => { o.layout = v; }, '--sec-ejec': (v) => { o.secEjec = v; }, '--share': (v) => { o.share = Number(v); }, '--year': (v) => { o.year = Number(v); }, '--encoding': (v) => { o.encoding = v.replace('-', '').toLowerCase(); }, '--sep': (v) => { o.sep = v === 'tab' ? '\t' : v; }, '--quote': (v) => { o.quote = v; }, '--eol': (v) => { o.eol = v; }, '--order': (v) => { o.order = v; }, '--newlines': (v) => { o.newlines = Number(v); }, '--seed': (v) => { o.seed = Number(v); }, '--expected': (v) => { o.expected = v; } };
  for (let i = 0; i < a.length; i++) {
    if (a[i] === '--no-bom') o.bom = false; else if (a[i] === '--pad-sec-ejec') o.pad = true; else if (a[i] === '--bare-quotes') o.bare = true; else if (take[a[i]] && i + 1 < a.length) take[a[i]](a[++i]);
    else { process.stderr.write(`unknown option or missing value: ${a[i]}\n`); process.exit(2); }
  }
  if (!o.out) { process.stderr.write('usage: make-gasto-csv.mjs --rows N --out FILE [options: see the head of this file]\n'); process.exit(2); }
  const e = makeGastoCsv(o);
  if (o.out !== '-' || o.expected) writeFileSync(o.expected || o.out + '.expected.json', JSON.stringify(e, null, 1) + '\n');
  process.stderr.write(`${e.rows} rows, ${e.bytes} bytes, ${e.unidad.rows} rows of SEC_EJEC ${e.unidad.secEjec}: PIA ${e.unidad.pia} PIM ${e.unidad.pim} devengado ${e.unidad.devengado}\n`);
}
