import { WITHOUT_GRAPHICS } from '../catalog/backends';
import { type Ahead, NAME } from './api/ahead';
import { likelyWasmFile } from './backends/wasmFiles';
import { answerAhead, baseUrl, fetchAhead } from './stores/fetchedAhead';

/*
 * The engine's worker: a few lines that have what is needed first fetched at once, beside the program, which is a megabyte.
 */

/** What came before the program was there. */
const early: MessageEvent[] = [];

function keep(event: MessageEvent): void {
  early.push(event);
}

function fetchAll({ files, backend = WITHOUT_GRAPHICS }: Ahead): void {
  if (backend === WITHOUT_GRAPHICS) fetchAhead(likelyWasmFile());
  for (const file of files) fetchAhead(new URL(file, baseUrl()).href);
  answerAhead();
}

addEventListener('message', keep);
import('./program').then(() => {
  removeEventListener('message', keep);
  for (const { data, ports } of early) dispatchEvent(new MessageEvent('message', { data, ports: [...ports] }));
}, reportError);

const ahead = self.name.slice(NAME.length);
if (ahead) fetchAll(JSON.parse(ahead));
