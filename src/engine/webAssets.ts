import { NetworkError } from '../network/networkError';
import type { Assets } from './assets';

/** Files of this page's own host. The content security policy refuses every other. */
export const webAssets: Assets = {
  read: (path) => fetchBytes(new URL(path, baseUrl())),
  open: async (location) => {
    const url = new URL(location, baseUrl());
    if (url.origin !== self.location.origin) {
      throw new NetworkError(
        `“${location}” lies on another host, and Boundscope sends no requests there.`,
        'Download the file and open it from your disk.',
      );
    }
    return fetchBytes(url);
  },
};

/** Where the application is served: once built, the worker's script lies in its folder `assets`. */
function baseUrl(): URL {
  return import.meta.env.DEV ? new URL('/', self.location.origin) : new URL('../', self.location.href);
}

async function fetchBytes(url: URL): Promise<Uint8Array> {
  const response = await fetch(url).catch((reason: unknown) => {
    throw new NetworkError(
      `${url.pathname} cannot be fetched (${String(reason)}).`,
      'Check that the server still runs.',
    );
  });
  if (!response.ok) {
    throw new NetworkError(`${url.pathname} cannot be fetched (status ${response.status}).`, 'Check its name.');
  }
  return new Uint8Array(await response.arrayBuffer());
}
