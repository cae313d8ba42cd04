import * as Comlink from 'comlink';
import { type BackendName, WITH_GRAPHICS } from '../catalog/backends';
import { doorTo } from './api/door';
import type { WorkerLosses } from './api/runningWorker';
import { findAdapter } from './backends/gpu';
import { webStarters } from './backends/webStarters';
import { LocalEngine } from './localEngine';
import { IndexedTables } from './stores/indexedTables';
import { webAssets } from './stores/webAssets';

/** Reports to the page what is gone; it starts a new worker. */
function report(losses: WorkerLosses): void {
  self.postMessage(losses);
}

class BrowserEngine extends LocalEngine {
  override async backends(): Promise<readonly BackendName[]> {
    const all = await super.backends();
    return (await findAdapter()) ? all : all.filter((name) => name !== WITH_GRAPHICS);
  }
}

const starters = webStarters({
  onLostDevice: (reason) => report({ lostDevice: reason }),
  onLostThreads: () => report({ lostThreads: true }),
});
Comlink.expose(
  doorTo(new BrowserEngine(webAssets, starters, new IndexedTables((reason) => report({ notKept: reason })))),
);
