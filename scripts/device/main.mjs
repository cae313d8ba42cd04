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
import { NEVER, takeBlocksFrom } from '../../src/kernels/conv/webgpu/blocksFrom';
import { inWords, runSuites } from './runSuites.mjs';
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

/** Stands for the benchmark alone, where names of suites may stand. */
const BENCHMARK = 'benchmark';

/** Seconds without which no network is begun. */
const FOR_NETWORK = 30;

/** @typedef {{ name: string, images: number[], labels: number[] }} PackedCase */

/** @param {string} name in a folder of the pack */
const ofPack = (name) => readFileSync(new URL(`../../../cases/${name}`, import.meta.url));

/** @param {string} what */
const report = (what) => console.log(what);
const start = performance.now();
const secondsLeft = () => ALL - (performance.now() - start) / 1000;
setTimeout(() => {
  report(`Stopped after ${ALL} s; what was found by then:`);
  conclude();
  process.exit(failed() > 0 ? 1 : 2);
}, ALL * 1000).unref();

const { device, blocksFrom } = await startDawn();
const isGpu = !isSoftware(await requireAdapter());
const [, , name = ''] = process.argv;

/** @type {import('./runSuites.mjs').SuiteCount[]} */
const counts = [];
/** Networks of which nothing was measured. */
const leftOut = new Set();
/** @type {Map<string, import('../../src/bench/openLane').OpenLane>} */
const lanes = new Map();
await testAll();
await measureAll();
conclude();
if (failed() > 0) process.exit(1);
process.exit(sumOf('leftOut') + leftOut.size > 0 ? 2 : 0);

async function testAll() {
  /** @param {import('./runSuites.mjs').Suites} suites */
  const named = (suites) => Object.fromEntries(Object.entries(suites).filter(([path]) => path.includes(name)));
  const [alone, inBlocks] = [named(SUITES), named(IN_BLOCKS)];
  /** @param {number} left */
  const secondsFor = (left) => (secondsLeft() - (name ? 10 : FOR_BENCHMARK)) / left;
  await runSuites(alone, report, (left) => secondsFor(left + Object.keys(inBlocks).length), counts);
  testInBlocks();
  await runSuites(inBlocks, report, secondsFor, counts);
}

async function measureAll() {
  if (name && name !== BENCHMARK) return;
  // Tests may have computed in blocks; another Dawn would end the process when the first is thrown away.
  takeBlocksFrom(blocksFrom ?? NEVER);
  if (!(await tf.setBackend('webgpu'))) throw new Error('The graphics device does not start again.');
  /** @type {PackedCase[]} */
  const packed = JSON.parse(String(ofPack('cases.json')));
  for (const { name: network } of packed) leftOut.add(network);
  const { device: gpu } = /** @type {{ device: GPUDevice }} */ (/** @type {unknown} */ (tf.backend()));
  for (const { name: network, images, labels } of packed) {
    if (secondsLeft() < FOR_NETWORK) return;
    report(`measuring ${network}`);
    const onnx = new Uint8Array(ofPack(`${network}.onnx`));
    const benchCase = { name: network, onnx, images: Float64Array.from(images), labels };
    const plan = PLANS.quick;
    const lane = await openLane([benchCase], plan, (effort) => openDeviceLimit(gpu, effort));
    for (let visit = 1; visit <= plan.visits && (visit === 1 || secondsLeft() > FOR_NETWORK); visit++) {
      await lane.visit((what) => report(`measuring ${what}, ${visit} of ${plan.visits}`));
      lanes.set(network, lane);
      leftOut.delete(network);
    }
  }
}

/** Prints what is to be handed on: the device, each suite, the benchmark, and what was not run. */
function conclude() {
  const found = [...lanes.values()].map((lane) => ({ name: 'Dawn', device, ...lane.found() }));
  report('');
  report(`Graphics device: ${device}${isGpu ? '' : ' (software in place of a GPU: the figures are none of a GPU)'}`);
  if (blocksFrom) report(`Blocks are taken from so many outputs: ${JSON.stringify(blocksFrom)} (null: never)`);
  for (const count of counts) report(inWords(count));
  const rest = sumOf('leftOut') > 0 ? `, ${sumOf('leftOut')} left out for time` : '';
  report(`All suites: ${sumOf('passed')} passed, ${failed()} failed${rest}`);
  for (const lane of found) report(table([lane]));
  for (const line of limitLines(found)) report(line);
  if (leftOut.size > 0) report(`Left out of the benchmark for time: ${[...leftOut].join(', ')}`);
  report(`Took ${Math.round((performance.now() - start) / 1000)} s${isGpu ? '' : ', not on a GPU'}.`);
}

/** @param {'passed' | 'failed' | 'leftOut'} what */
function sumOf(what) {
  return counts.reduce((sum, count) => sum + count[what], 0);
}

function failed() {
  return sumOf('failed');
}
