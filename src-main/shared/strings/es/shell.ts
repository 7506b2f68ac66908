/** What the hosts say outside the page: native dialogs, the terminal of `npm start`, the browser mode's refusals. */
export const shell = {
  appName: 'Memoria UFPP',
  chooseFolder: 'Elegir carpeta',
  chooseFile: 'Elegir archivo',
  cannotOpenData: 'No se pueden abrir los datos',
  backendRestarted: 'El servicio de datos se detuvo y volvió a iniciarse. Lo guardado está intacto.',
  backendRestartedDetail: 'El último cambio, si aún no aparece como guardado, debe escribirse otra vez.',
  backendKeepsFailing:
    'El servicio de datos se detiene una y otra vez. Lo guardado está intacto. El programa se cerrará.',
  understood: 'Entendido',
  browserRefused:
    'Esta dirección no es válida o ya se usó en otro navegador. Vuelva a iniciar Memoria UFPP con «npm start» y abra la dirección nueva.',
  noElectron: 'Electron no está disponible en este equipo: Memoria UFPP se abre en el navegador.',
  browserAddress: (url: string) => `Memoria UFPP: ${url}`,
  browserStop: 'La dirección sirve una sola vez y solo en este equipo. Para terminar: Ctrl+C.',
  fetchingElectron: 'Preparando Electron…',
  building: 'Preparando el programa…',
  buildFailed: 'No se pudo preparar el programa.',
  noTestRuntime:
    'Falta el entorno de pruebas de Electron. Instálelo con «npm ci --prefix test/e2e/runtime» (solo Linux x64).',
  unknownOption: (option: string) => `Opción desconocida: ${option}. Se admiten --browser, --data CARPETA y --no-open.`,
} as const;
