import * as Comlink from 'comlink';
import { type BackendName, WITH_GRAPHICS } from '../catalog/backends';
import { doorTo } from './api/door';
import type { WorkerNews } from './api/runningWorker';
import { findAdapter } from './backends/gpu';
import { webStarters } from './backends/webStarters';
import { LocalEngine } from './localEngine';
import { IndexedTables } from './stores/indexedTables';
import { webAssets } from './stores/webAssets';

/** Reports to the page what runs, and what is gone, for which it starts a new worker. */
function report(news: WorkerNews): void {
  self.postMessage(news);
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
const tables = new IndexedTables((reason) => report({ notKept: reason }));
Comlink.expose(doorTo(new BrowserEngine(webAssets, starters, tables, (status) => report({ status }))));
