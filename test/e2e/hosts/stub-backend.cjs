// A backend without a database, for the utility process of a runtime whose Node cannot load the driver. It refuses the page's
// own calls, counts those that a test makes as 'stub' since it was started, and dies when asked to.
let calls = 0;
process.parentPort.on('message', ({ data, ports: [port] }) => {
  if (data.kind === 'stop') process.exit(0);
  if (data.kind !== 'connect') return;
  port.on('message', ({ data: { i, m, a } }) => {
    if (m !== 'stub') return port.postMessage({ t: 's', i, r: { ok: false, error: { code: 'internal', detail: {} } } });
    if (a[0] === 'die') process.exit(1);
    calls += 1;
    port.postMessage({ t: 's', i, r: { calls, method: a[0] } });
  });
  port.start();
});
process.parentPort.postMessage({ kind: 'ready' });
