import type { Wire } from '#shared/rpc/wire.ts';

/** What the preload script exposes in Electron, and nothing more. */
type Desktop = { readonly connect: () => void };
declare global {
  interface Window {
    readonly desktop?: Desktop;
  }
}

/**
 * A way to the backend: a MessagePort that Electron hands over, or a WebSocket in the browser. `onLost` is called once,
 * when the other end has gone. Rejects when there is no backend to reach.
 */
export function openWire(onLost: () => void): Promise<Wire> {
  return window.desktop ? openPort(window.desktop, onLost) : openSocket(onLost);
}

/** A MessagePort cannot cross the context bridge, so the preload script posts it to its own window. */
function openPort(desktop: Desktop, onLost: () => void): Promise<Wire> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent): void => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== 'rpc:port' || !port) return;
      window.removeEventListener('message', receive);
      port.addEventListener('close', onLost);
      resolve({
        post: (data) => port.postMessage(data),
        on: (listener) => {
          port.addEventListener('message', (message) => listener(message.data));
          port.start();
        },
      });
    };
    window.addEventListener('message', receive);
    desktop.connect();
  });
}

async function openSocket(onLost: () => void): Promise<Wire> {
  const { decodeFrame, encodeFrame } = await import('#shared/rpc/frames.ts'); // only the browser needs the codec
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/rpc`);
  socket.binaryType = 'arraybuffer';
  return new Promise((resolve, reject) => {
    socket.addEventListener('error', () => reject(new Error('no backend')), { once: true });
    socket.addEventListener('open', () => {
      socket.addEventListener('close', onLost, { once: true });
      resolve({
        post: (data) => socket.send(encodeFrame(data)),
        on: (listener) =>
          socket.addEventListener('message', ({ data }) => listener(decodeFrame(new Uint8Array(data as ArrayBuffer)))),
      });
    });
  });
}
