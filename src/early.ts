import { isKnownOpening } from './app/ask/openings';
import { rememberedBackend } from './app/backendChoice';
import { beginEngineWorker } from './engine/api/startEngine';
import { firstFiles } from './views/firstFiles';

/*
 * Runs before the page's own code is here: where a link opens a view that waits for the engine, the engine's worker is begun at
 * once. What an earlier visit found out waits for none.
 */
const files = isKnownOpening(location.hash) ? undefined : firstFiles(location.hash);
if (files) {
  const backend = rememberedBackend()?.backend;
  beginEngineWorker({ files, ...(backend && { backend }) });
}
