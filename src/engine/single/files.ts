import { NetworkError } from '../../network/networkError';
import type { Assets } from '../stores/assets';
import { webAssets as served } from '../stores/webAssets';

declare global {
  /** What the one file holds of `public/` and of TensorFlow.js, each in base64 and compressed; put there by the build. */
  var boundscopeFiles: Readonly<Record<string, string>>;
}

/** The files within the one file, in place of those of a server. */
export const webAssets: Assets = {
  ...served,
  read: (path) => unpack(path),
  open: async (location) => unpack(location),
};

async function unpack(path: string): Promise<Uint8Array> {
  const text = globalThis.boundscopeFiles[path];
  if (text === undefined) {
    throw new NetworkError(`${path} is not in this one file.`, 'Open Boundscope from its server for everything else.');
  }
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Uint8Array(
    await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer(),
  );
}

/** TensorFlow.js fetches its programs by address: those that are here are answered here. */
const fetched = globalThis.fetch;
globalThis.fetch = async (input, options) => {
  const name =
    String(input instanceof Request ? input.url : input)
      .split('/')
      .at(-1) ?? '';
  if (!name.endsWith('.wasm')) return fetched(input, options);
  const bytes = await unpack(name);
  return new Response(new Blob([new Uint8Array(bytes)]), { headers: { 'Content-Type': 'application/wasm' } });
};
