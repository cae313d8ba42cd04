import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { startEarly } from './app/engineStatus';
import { followLocation } from './app/location';
import { createAppStore } from './app/store';
import { startTheme } from './app/theme';
import { loadView } from './app/viewCode';
import { installConsole } from './engine/console';
import { views } from './views';

startTheme();
installConsole();
const app = createAppStore(views, location.hash);
followLocation(app);
const first = views.find(({ id }) => id === app.store.getState().view);
// Neither the view's code nor the engine waits for the page's frame to be drawn; that tells what failed.
if (first) loadView(first).catch(() => {});
if (first?.needsEngine) startEarly();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App app={app} />
  </StrictMode>,
);

void import('./app/styles/serif.css');
