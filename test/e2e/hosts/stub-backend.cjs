// A backend without a database, for the utility process of a runtime whose Node cannot load the driver. It answers every call
// with how often it was called since it started, and dies when asked to.
let calls = 0;
process.parentPort.on('message', ({ data, ports: [port] }) => {
  if (data.kind === 'stop') process.exit(0);
  if (data.kind !== 'connect') return;
  port.on('message', ({ data: { i, a } }) => {
    if (a[0] === 'die') process.exit(1);
    calls += 1;
    port.postMessage({ t: 's', i, r: { ok: true, value: { calls, input: a[1] } } });
  });
  port.start();
});
process.parentPort.postMessage({ kind: 'ready' });
