// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { launchOptionsFor } from '../chromiumOptions.mjs';
import { securityHeaders } from '../securityHeaders.mjs';
import { threadedWasm } from '../threadedWasm.mjs';
import { workerClock, workersOf } from './workerClock.mjs';

/** How software that stands in for a GPU calls itself. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|basic render/i;

/** Lets Chromium use the machine's GPU where it would hesitate to. */
const REAL_WEBGPU = ['--enable-unsafe-webgpu', '--enable-features=Vulkan'];

/**
 * Where is measured; how many threads wasm has where that is not its own choice.
 *
 * @typedef {{ name: string, backend: 'wasm' | 'webgpu', threads?: number }} Place
 */

/** @type {readonly Place[]} */
const PLACES = [
  { name: 'page, wasm', backend: 'wasm' },
  { name: 'page, one thread', backend: 'wasm', threads: 1 },
  { name: 'page, 4 threads', backend: 'wasm', threads: 4 },
  { name: 'page, webgpu', backend: 'webgpu' },
];

/**
 * The network that shows how threads share the work, and of which is asked what it takes on one.
 *
 * @param {readonly import('../../src/bench/benchCase').BenchCase[]} cases
 */
function sharedCase(cases) {
  return cases.filter(({ name }, at) =>
    cases.some((other) => other.name === 'cnn_small') ? name === 'cnn_small' : at === 0,
  );
}

/**
 * Opens pages, built as the product is, on wasm and where there is an adapter on WebGPU.
 *
 * @param {readonly import('../../src/bench/benchCase').BenchCase[]} cases
 * @param {import('../../src/bench/benchCase').BenchPlan} plan
 * @param {boolean} inSoftware whether WebGPU may run without a GPU
 * @param {import('../../src/bench/limit/measureLimit').LimitPrograms} programs
 * @param {(what: string) => void} report is given what is left out
 * @returns {Promise<{ lanes: import('./visitLanes.mjs').LaneInTurn[], close: () => Promise<void> }>}
 */
export async function openPages(cases, plan, inSoftware, programs, report) {
  const outDir = await mkdtemp(join(tmpdir(), 'boundscope-bench-'));
  const root = 'src/bench';
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    base: './',
    plugins: [threadedWasm()],
    worker: { format: 'es', plugins: () => [threadedWasm()] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { checks: { bundlerTimings: false } },
    },
  });
  const server = await preview({
    configFile: false,
    logLevel: 'warn',
    root,
    build: { outDir },
    preview: { headers: securityHeaders('built') },
  });
  const { args, ...options } = launchOptionsFor(inSoftware ? 'webgpu' : 'plain');
  const browser = await chromium.launch({ ...options, args: inSoftware ? args : [...args, ...REAL_WEBGPU] });
  const close = async () => {
    await browser.close();
    await server.close();
    await rm(outDir, { recursive: true });
  };
  try {
    const url = server.resolvedUrls?.local[0] ?? '';
    const lanes = [];
    for (const place of PLACES) {
      const lane = await openIn(place, browser, url, cases, plan, inSoftware, programs);
      if (lane) lanes.push(lane);
      else report(`${place.name}: there is none here (or only in software, see --software-webgpu), and it is left out`);
    }
    return { lanes, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param {Place} place
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {readonly import('../../src/bench/benchCase').BenchCase[]} cases
 * @param {import('../../src/bench/benchCase').BenchPlan} plan
 * @param {boolean} inSoftware
 * @param {import('../../src/bench/limit/measureLimit').LimitPrograms} programs
 * @returns {Promise<import('./visitLanes.mjs').LaneInTurn | undefined>} nothing where the backend does not start
 */
async function openIn({ name, backend, threads }, browser, url, cases, plan, inSoftware, programs) {
  /** @type {(what: string) => void} */
  let report = () => {};
  const page = await browser.newPage();
  await page.exposeFunction('reportBench', (/** @type {string} */ what) => report(what));
  const others = await workersOf(browser);
  await page.goto(url);
  const started = await page.evaluate(
    ([wanted, count]) => globalThis.startBench(wanted, count),
    /** @type {const} */ ([backend, threads]),
  );
  if (started === null || (!inSoftware && SOFTWARE.test(started.device))) {
    await page.close();
    return undefined;
  }
  // How work is shared is seen on one network.
  const own = threads === undefined ? cases : sharedCase(cases);
  const plain = own.map(({ onnx, images, ...rest }) => ({ ...rest, onnx: [...onnx], images: [...images] }));
  // Where threads share the work, each is waited for: what is then asked is how long it takes.
  const clock = started.threads === 1 ? await workerClock(browser, others) : undefined;
  if (clock) await page.exposeFunction('timeOfWorker', clock);
  await page.evaluate(
    ([all, how, most, hasClock]) => globalThis.openBench(all, how, most, hasClock),
    /** @type {const} */ ([plain, plan, programs, clock !== undefined]),
  );
  // TensorFlow.js takes no more threads than there are cores.
  const had = threads === undefined || started.threads === threads ? name : `page, ${started.device} of ${threads}`;
  return {
    name: had,
    visit: (onProgress) => {
      report = onProgress;
      return page.evaluate(() => globalThis.visitBench());
    },
    found: async () => ({ name: had, ...started, ...(await page.evaluate(() => globalThis.readBench())) }),
  };
}
