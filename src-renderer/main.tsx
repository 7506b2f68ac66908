import '@mantine/core/styles.css';
import './styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { Unreachable } from './app/Unreachable.tsx';
import { openSession } from './rpc/session.ts';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no root');
const root = createRoot(element);
openSession().then(
  (session) => root.render(<App session={session} />),
  () => root.render(<Unreachable />),
);
