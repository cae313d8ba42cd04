import type { Page } from '@playwright/test';

/** An engine whose answers a test holds back. */
export interface HeldEngine {
  /** From now on requests of these kinds wait: "bounds", "load". */
  hold(...kinds: string[]): Promise<void>;
  /** Lets those that wait through, and all that follow. */
  release(): Promise<void>;
}

interface Hold {
  kinds: string[];
  waiting: (() => void)[];
}

/** Puts a gate before the workers of the page that is opened next. */
export async function holdEngine(page: Page): Promise<HeldEngine> {
  await page.addInitScript(() => {
    const hold: Hold = { kinds: [], waiting: [] };
    Object.assign(window, { heldRequests: hold });
    const Plain = window.Worker;
    window.Worker = class extends Plain {
      override postMessage(message: unknown, transfer: Transferable[] | StructuredSerializeOptions = []) {
        const send = () => super.postMessage(message, transfer as Transferable[]);
        const said = JSON.stringify(message, (_key, value) => (ArrayBuffer.isView(value) ? null : value)) ?? '';
        if (hold.kinds.some((kind) => said.includes(`"${kind}"`))) hold.waiting.push(send);
        else send();
      }
    };
  });
  return {
    hold: (...kinds) =>
      page.evaluate((some) => {
        (window as unknown as { heldRequests: Hold }).heldRequests.kinds = some;
      }, kinds),
    release: () =>
      page.evaluate(() => {
        const { heldRequests } = window as unknown as { heldRequests: Hold };
        heldRequests.kinds = [];
        for (const send of heldRequests.waiting.splice(0)) send();
      }),
  };
}
