import { addPlugins, cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope;

/** Every file of this version with its digest; the build puts the list in place of this name. */
declare const BOUNDSCOPE_FILES: readonly { readonly url: string; readonly revision: string }[];

/** What hosts that send no headers, such as GitHub Pages, leave out: a page has threads with these alone. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

function isolated(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(ISOLATION)) headers.set(name, value);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

function isIsolated({ headers }: Response): boolean {
  return Object.entries(ISOLATION).every(([name, value]) => headers.get(name) === value);
}

/**
 * Keeps every file of one version, so that the page works without the network. A newer version is fetched beside it and
 * takes its place when no page of the old one is left, or when a person asks for it: never half of each.
 *
 * Headers are added to what is kept, not to each answer: browsers keep a script compiled beside the answer that they kept,
 * and compile one that was made on the way anew each time. What an earlier version kept may still lack them.
 */
addPlugins([
  {
    cacheWillUpdate: async ({ response }) => (response.status === 200 ? isolated(response) : null),
    handlerWillRespond: async ({ response }) => (isIsolated(response) ? response : isolated(response)),
  },
]);
precacheAndRoute([...BOUNDSCOPE_FILES], { ignoreURLParametersMatching: [/.*/] });
cleanupOutdatedCaches();

self.addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting();
});

/** What pages of the version before found out first is not of this one; see `firstAnswers`. */
function forgetAnswers(): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase('boundscope-answers');
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

// The page that installed it works without the network from then on.
self.addEventListener('activate', (event) => event.waitUntil(forgetAnswers().then(() => self.clients.claim())));
