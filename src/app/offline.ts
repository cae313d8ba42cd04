import { notify } from './commands/notices';
import { VERSION } from './commands/words';

const NOTICE = 'version';

/** Milliseconds after the page is loaded: its first picture comes before what it may need later. */
const PAUSE = 1500;

/** Milliseconds that a newer version has to take over. */
const PATIENCE = 2000;

/**
 * Has the browser keep the page, so that it works without the network from the next moment on, and says when a newer
 * version is there. Where a page may keep nothing (private windows, frames without storage) it works as long as the
 * network does.
 */
export function keepOffline(): void {
  // A frame is a guest: whoever shows it decides what this browser keeps. Sandboxed ones may not even ask for the rest.
  if (import.meta.env.DEV || window.top !== window) return;
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const start = () => setTimeout(() => void register(serviceWorker).catch(() => {}), PAUSE);
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}

async function register(container: ServiceWorkerContainer): Promise<void> {
  const registration: ServiceWorkerRegistration | undefined = await container.register('sw.js');
  if (!registration) return;
  if (registration.waiting) offer(registration.waiting, registration, container);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    // Without one before it, this is the version on screen.
    if (!installing || !container.controller) return;
    installing.addEventListener('statechange', () => {
      if (installing.state === 'installed') offer(installing, registration, container);
    });
  });
}

function offer(waiting: ServiceWorker, registration: ServiceWorkerRegistration, container: ServiceWorkerContainer) {
  notify({
    id: NOTICE,
    text: VERSION.newer,
    action: {
      label: VERSION.take,
      perform: () => {
        container.addEventListener('controllerchange', () => location.reload(), { once: true });
        waiting.postMessage('take over');
        // The version in use may keep its place for long, while it fetches something: then it goes, and all comes anew.
        setTimeout(() => void startAnew(registration), PATIENCE);
      },
    },
  });
}

async function startAnew(registration: ServiceWorkerRegistration): Promise<void> {
  if (!navigator.onLine) return;
  await registration.unregister();
  location.reload();
}
