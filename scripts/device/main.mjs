// @ts-check
import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { startDawn } from '../../src/cli/training/startDawn';
import '../../src/kernels/autodiff/registerAutodiff';
import { PLANS } from '../../src/bench/benchCase';
import { openDeviceLimit } from '../../src/bench/limit/measureDevice';
import { openLane } from '../../src/bench/openLane';
import { limitLines, table } from '../../src/bench/table';
import { isSoftware, requireAdapter } from '../../src/engine/backends/gpu';
import { runSuites } from './runSuites.mjs';
import { testInBlocks } from './testBackendHere.mjs';

/*
 * What `npm run bench:device` packs: goldens, suites of soundness and the benchmark on the graphics device, by Dawn in Node,
 * with no network and nothing installed.
 */

/** @type {import('./runSuites.mjs').Suites} */
const SUITES = import.meta.glob([
  '../../src/{kernels,network,bounds}/**/*.webgpu.test.ts',
  '../../src/bounds/{goldens,crownGoldens}.test.ts',
]);

/** The goldens once more, for the programs that compute in blocks; a query makes other modules of them. */
/** @type {import('./runSuites.mjs').Suites} */
const IN_BLOCKS = import.meta.glob('../../src/bounds/{goldens,crownGoldens}.test.ts', { query: '?in-blocks' });

/** Seconds that all of it may take, and those that the suites leave to the benchmark; what is slower still is stopped. */
const ALL = 450;
const FOR_BENCHMARK = 120;

/** @typedef {{ name: string, images: number[], labels: number[] }} PackedCase */

/** @param {string} name in a folder of the pack */
const ofPack = (name) => readFileSync(new URL(`../../../cases/${name}`, import.meta.url));

/** @param {string} what */
const report = (what) => console.log(what);
const start = performance.now();
setTimeout(() => {
  report(`Stopped after ${ALL} s.`);
  process.exit(2);
}, ALL * 1000).unref();
const secondsLeft = () => ALL - (performance.now() - start) / 1000;

const { device, blocksFrom } = await startDawn();
const isGpu = !isSoftware(await requireAdapter());
report(`Graphics device: ${device}`);
if (!isGpu) report('That is software in place of a GPU: figures below are none of a GPU.');
if (blocksFrom) report(`Blocks are taken from so many outputs: ${JSON.stringify(blocksFrom)} (null: never)`);
const [, , name = ''] = process.argv;
/** @param {import('./runSuites.mjs').Suites} suites */
const named = (suites) => Object.fromEntries(Object.entries(suites).filter(([path]) => path.includes(name)));
const hasTime = () => secondsLeft() > (name ? 0 : FOR_BENCHMARK);
const alone = await runSuites(named(SUITES), report, hasTime);
testInBlocks();
const inBlocks = await runSuites(named(IN_BLOCKS), report, hasTime);
const [passed, failed, leftOut] = [
  alone.passed + inBlocks.passed,
  alone.failed + inBlocks.failed,
  alone.leftOut + inBlocks.leftOut,
];
report(`${passed} passed, ${failed} failed${leftOut > 0 ? `, ${leftOut} left out for time` : ''}`);

await startDawn();
/** @type {PackedCase[]} */
const packed = name ? [] : JSON.parse(String(ofPack('cases.json')));
const cases = packed.map(({ name: network, images, labels }) => ({
  name: network,
  onnx: new Uint8Array(ofPack(`${network}.onnx`)),
  images: Float64Array.from(images),
  labels,
}));
/** @type {import('../../src/bench/rows').Lane[]} */
const lanes = [];
for (const benchCase of cases) {
  if (secondsLeft() < 60) {
    report(`${benchCase.name} is left out of the benchmark: no time is left.`);
    continue;
  }
  const plan = { ...PLANS.quick, budget: Math.min(PLANS.quick.budget, 5 * secondsLeft()) };
  const { device: gpu } = /** @type {{ device: GPUDevice }} */ (/** @type {unknown} */ (tf.backend()));
  const lane = await openLane([benchCase], plan, (effort) => openDeviceLimit(gpu, effort));
  for (let visit = 1; visit <= plan.visits; visit++) {
    await lane.visit((what) => report(`measuring ${what}, ${visit} of ${plan.visits}`));
  }
  lanes.push({ name: 'Dawn', device, ...lane.found() });
  lane.dispose();
}
if (lanes.length > 0) report(lanes.map((lane) => table([lane])).join('\n'));
for (const line of limitLines(lanes)) report(line);
report(`Took ${Math.round((performance.now() - start) / 1000)} s${isGpu ? '' : ', not on a GPU'}.`);
const incomplete = leftOut > 0 ? 2 : 0;
process.exit(failed > 0 ? 1 : incomplete);
