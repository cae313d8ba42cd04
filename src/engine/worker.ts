import { WITHOUT_GRAPHICS } from '../catalog/backends';
import type { Ahead } from './api/ahead';
import { likelyWasmFile } from './backends/wasmFiles';
import { answerAhead, baseUrl, fetchAhead } from './stores/fetchedAhead';

/*
 * The engine's worker: a few lines that have what is needed first fetched at once, beside the program, which is a megabyte.
 */

/** What came before the program was there. */
const early: MessageEvent[] = [];

function keep(event: MessageEvent<Ahead | undefined>): void {
  if (event.data?.files) begin(event.data);
  else early.push(event);
}

function begin({ files, backend = WITHOUT_GRAPHICS }: Ahead): void {
  if (backend === WITHOUT_GRAPHICS) fetchAhead(likelyWasmFile());
  for (const file of files) fetchAhead(new URL(file, baseUrl()).href);
  answerAhead();
}

addEventListener('message', keep);
import('./program').then(() => {
  removeEventListener('message', keep);
  for (const { data, ports } of early) dispatchEvent(new MessageEvent('message', { data, ports: [...ports] }));
}, reportError);
