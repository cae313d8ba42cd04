// @ts-check
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';

/** Properties of the verification competition, where they are at hand. */
const FOLDER = '../shared/vnncomp/';

/** What a subproblem may cost on ACAS Xu, in forward passes. */
const MOST_PASSES = 150;

/** Milliseconds for which subproblems are counted. */
const COUNTED = { usual: 8000, quick: 2000 };

/** Milliseconds for which counterexamples are looked for. */
const SOUGHT = 1000;

/** Splits inputs, splits units of a dense network, and of a convolutional one. */
const INSTANCES = [
  ['acasxu/ACASXU_run2a_1_8_batch_2000.onnx', 'acasxu/prop_2.vnnlib.gz'],
  ['mnist_fc/mnist-net_256x2.onnx', 'mnist_fc/prop_14_0.05.vnnlib.gz'],
  ['oval21/cifar_base_kw.onnx', 'oval21/cifar_base_kw-img4763-eps0.024705882352941175.vnnlib.gz'],
];

/**
 * How fast properties are decided in Node, in lines to print.
 *
 * @param {readonly import('../../src/bench/benchCase').BenchCase[]} cases
 * @param {boolean} isQuick
 * @param {(what: string) => void} report is given what comes next
 * @returns {Promise<string[]>}
 */
export async function measureDeciding(cases, isQuick, report) {
  const timeout = isQuick ? COUNTED.quick : COUNTED.usual;
  const lines = [];
  report('Node, wasm: subproblems');
  const image = cases.find(({ name }) => name === 'cnn_small') ?? cases[0];
  if (image) lines.push(await unitsLine(image, timeout));
  if (!existsSync(FOLDER)) return [...lines, `The competition’s properties are not at ${FOLDER}: none was decided.`];
  lines.push(await inputsLine(timeout));
  report('the command line');
  const start = await secondsOf(['verify', `${FOLDER}test/test_nano.onnx`, `${FOLDER}test/test_nano.vnnlib.gz`]);
  lines.push(`the command line decides a property of one number in ${start.seconds.toFixed(2)} s`);
  for (const files of INSTANCES) {
    const { seconds, said } = await secondsOf(['verify', ...files.map((file) => FOLDER + file), '--timeout', '60']);
    lines.push(`${files.join(', ')}: ${said} in ${seconds.toFixed(1)} s`);
  }
  return lines;
}

/** @param {readonly string[]} args */
async function secondsOf(args) {
  const start = performance.now();
  const { stdout } = await promisify(execFile)(process.execPath, ['bin/boundscope.mjs', ...args]);
  return { seconds: (performance.now() - start) / 1000, said: stdout.split('\n')[0] };
}

/**
 * A batch of β-CROWN on an image that CROWN cannot decide.
 *
 * @param {import('../../src/bench/benchCase').BenchCase} benchCase
 * @param {number} timeout
 */
async function unitsLine(benchCase, timeout) {
  const { prepareCase } = await import('../../src/bench/readyCase');
  const { classesOf } = await import('../../src/network/classes/classes');
  const { labelProperty } = await import('../../src/bounds/complete/labelProperty');
  const { decideFor } = await import('../../src/bench/measureDeciding');
  const { inputBox } = await import('../../src/bounds/inputBox');
  const { insideBox } = await import('../../src/bounds/attack/insideBox');
  const { model, inputs } = prepareCase(benchCase);
  const { values, labels } = inputs(1);
  const radius = 0.1;
  const region = {
    outside: inputBox(values, radius, [0, 1], 'real'),
    inside: insideBox(values, radius, [0, 1]),
  };
  const { property } = labelProperty(classesOf(model.network, model.ready.shapes), labels?.[0] ?? 0, region);
  const [first] = property;
  if (!first) throw new Error(`${benchCase.name} has one class.`);
  // Hard for sure: whether a margin can be lower than attacks bring it.
  for (let limit = 0; ; limit = limit * 1.2 - 0.1) {
    const rows = first.rows.map((row) => ({ ...row, limit: { up: limit, down: limit } }));
    const asked = [{ ...first, rows }];
    const verdict = await decideFor(model.ready, asked, SOUGHT, computedFor);
    if (verdict !== 'falsified') return line(`${benchCase.name}, β-CROWN`, model.ready, asked, timeout);
  }
}

/** @param {number} timeout */
async function inputsLine(timeout) {
  const { readOnnx } = await import('../../src/formats/models/onnx/readOnnx');
  const { parseProperty } = await import('../../src/formats/properties/parseProperty');
  const { propertyInFloats } = await import('../../src/engine/requests/verify/inFloats');
  const { uploadNetwork } = await import('../../src/network/upload');
  const model = new Uint8Array(await readFile(`${FOLDER}acasxu/ACASXU_run2a_3_3_batch_2000.onnx`));
  const text = gunzipSync(await readFile(`${FOLDER}acasxu/prop_2.vnnlib.gz`)).toString();
  const network = readOnnx(model, 'ACAS Xu 3_3');
  const ready = uploadNetwork(network);
  const { property } = propertyInFloats(parseProperty(text).property, network, ready.shapes, 'real');
  return line('ACAS Xu 3_3, boxes of inputs', ready, property, timeout, MOST_PASSES);
}

/**
 * @param {string} name
 * @param {import('../../src/network/upload').ReadyNetwork} ready
 * @param {import('../../src/bounds/complete/floatProperty').FloatProperty} property
 * @param {number} timeout
 * @param {number} [most] forward passes
 */
async function line(name, ready, property, timeout, most) {
  const { measureDeciding: measure } = await import('../../src/bench/measureDeciding');
  const { subproblemsPerSecond, overForward } = await measure(ready, property, timeout, computedFor);
  const mark = most === undefined ? '' : ` (at most ${most}) ${overForward <= most ? '✓' : '✗'}`;
  const rate = Math.round(subproblemsPerSecond);
  return `${name}: ${rate} subproblems a second, each ${overForward.toFixed(0)} forward passes${mark}`;
}

/** Milliseconds that this process has computed for. */
function computedFor() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
