// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { launchOptionsFor } from '../chromiumOptions.mjs';
import { securityHeaders } from '../securityHeaders.mjs';
import { threadedWasm } from '../threadedWasm.mjs';

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
 * Measures in a page of its own, built as the product is, on wasm and where there is an adapter on WebGPU.
 *
 * @param {readonly import('../../src/bench/benchCase').BenchCase[]} cases
 * @param {import('../../src/bench/benchCase').BenchPlan} plan
 * @param {boolean} inSoftware whether WebGPU may run without a GPU
 * @param {import('../../src/bench/limit/measureLimit').LimitPrograms} programs
 * @param {(what: string) => void} report is given what comes next
 * @returns {Promise<import('../../src/bench/rows').Lane[]>}
 */
export async function measureInPage(cases, plan, inSoftware, programs, report) {
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
  try {
    const url = server.resolvedUrls?.local[0] ?? '';
    const lanes = [];
    for (const place of PLACES) {
      const lane = await measureIn(place, await browser.newPage(), url, cases, plan, inSoftware, programs, report);
      if (lane) lanes.push(lane);
      else report(`${place.name}: there is none here (or only in software, see --software-webgpu), and it is left out`);
    }
    return lanes;
  } finally {
    await browser.close();
    await server.close();
    await rm(outDir, { recursive: true });
  }
}

/**
 * @param {Place} place
 * @param {import('@playwright/test').Page} page
 * @param {string} url
 * @param {readonly import('../../src/bench/benchCase').BenchCase[]} cases
 * @param {import('../../src/bench/benchCase').BenchPlan} plan
 * @param {boolean} inSoftware
 * @param {import('../../src/bench/limit/measureLimit').LimitPrograms} programs
 * @param {(what: string) => void} report
 * @returns {Promise<import('../../src/bench/rows').Lane | undefined>} nothing where the backend does not start
 */
async function measureIn({ name, backend, threads }, page, url, cases, plan, inSoftware, programs, report) {
  await page.exposeFunction('reportBench', (/** @type {string} */ what) => report(`${name}: ${what}`));
  await page.goto(url);
  const started = await page.evaluate(
    ([wanted, count]) => globalThis.startBench(wanted, count),
    /** @type {const} */ ([backend, threads]),
  );
  if (started === null || (!inSoftware && SOFTWARE.test(started.device))) return undefined;
  // Of one thread: what several do is measured against as many times as much.
  const limit =
    backend === 'wasm'
      ? await page.evaluate(([all, how]) => globalThis.measureMost(all, how), /** @type {const} */ ([programs, plan]))
      : undefined;
  const measured = [];
  // How work is shared is seen on one network.
  for (const { onnx, images, ...rest } of threads === undefined ? cases : sharedCase(cases)) {
    const plain = { ...rest, onnx: [...onnx], images: [...images] };
    measured.push(
      await page.evaluate(([one, how]) => globalThis.measureBench(one, how), /** @type {const} */ ([plain, plan])),
    );
  }
  await page.close();
  // TensorFlow.js takes no more threads than there are cores.
  const had = threads === undefined || started.threads === threads ? name : `page, ${started.device} of ${threads}`;
  return { name: had, ...started, cases: measured, ...(limit && { limit }) };
}
