import './early';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { takeDropped } from './app/carry/takeDropped';
import { followFrame } from './app/embed/frame';
import { startEarly } from './app/engineStatus';
import { keepOffline } from './app/offline';
import { followScene } from './app/scene/followScene';
import { followLocation } from './app/state/location';
import { createAppStore } from './app/state/store';
import { loadView } from './app/state/view';
import { fitSheets } from './app/styles/sheets';
import { startTheme } from './app/styles/theme';
import { installConsole } from './engine/api/console';
import { views } from './views';

startTheme();
installConsole();
const app = createAppStore(views, location.hash);
followLocation(app);
followScene(app);
followFrame(app);
takeDropped(app);
fitSheets();
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
keepOffline();
