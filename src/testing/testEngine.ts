import { LocalEngine } from '../engine/localEngine';
import type { TableStore } from '../engine/stores/tableStore';
import { startTestBackend } from './backend';
import { diskAssets } from './files';

/** How an engine of a test starts a backend. */
export function starterOf(name: 'wasm' | 'cpu') {
  return async () => {
    await startTestBackend(name);
    return { device: 'test' };
  };
}

/** An engine in this process, on the project's files and the disk. */
export function testEngine(backends: readonly ('wasm' | 'cpu')[] = ['wasm'], tables?: TableStore): LocalEngine {
  const starters = Object.fromEntries(backends.map((name) => [name, starterOf(name)]));
  return new LocalEngine(diskAssets, starters, tables);
}
