import { contextBridge, ipcRenderer } from 'electron';

/** All that the page gets from the shell: a way to ask for its own port to the backend. */
contextBridge.exposeInMainWorld('desktop', { connect: () => ipcRenderer.send('rpc:connect') });

// A MessagePort cannot cross contextBridge: it is handed to the page itself.
ipcRenderer.on('rpc:port', (event) => window.postMessage('rpc:port', location.origin, event.ports));
