// The least an Electron app can be: what the start of ours is measured against.
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadURL('data:text/html,<p>x</p>'));
app.on('window-all-closed', () => app.quit());
