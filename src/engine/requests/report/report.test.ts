import { describe, expect, it } from 'vitest';
import { METHOD_NAMES } from '../../../catalog/methods';
import { USUAL_MEMORY } from '../../../network/limits';
import { inferShapes } from '../../../network/shapes';
import { planNetwork } from '../../../network/upload';
import { denseNetwork } from '../../../testing/networks/denseNetwork';
import { floats, onnxFile } from '../../../testing/networks/onnxFile';
import { testEngine } from '../../../testing/testEngine';
import { reportNetwork } from './reportNetwork';
import { reportWeight } from './weightReport';

const engine = testEngine();

function fileOf(...operators: readonly string[]): ArrayBuffer {
  const nodes = operators.map((opType, at) => ({
    name: `n${at}`,
    opType,
    input: [at === 0 ? 'x' : `v${at - 1}`],
    output: [at === operators.length - 1 ? 'y' : `v${at}`],
  }));
  return new Uint8Array(onnxFile({ inputs: { x: [1, 4] }, nodes })).buffer;
}

describe('a report', () => {
  it('says of every node how bounds get through it', async () => {
    const report = await engine.report(fileOf('Neg', 'Relu', 'Floor', 'Identity'));
    expect(report.refusal).toBeNull();
    expect(report.nodes.map(({ op, support, shape }) => [op, support, shape])).toEqual([
      ['Neg', 'exact', [4]],
      ['Relu', 'relaxed', [4]],
      ['Floor', 'interval', [4]],
      ['Identity', 'exact', [4]],
    ]);
    expect(report.counts).toEqual({ exact: 2, relaxed: 1, interval: 1, unsupported: 0 });
    expect(report.nodes[2]?.reason).toMatch(/jumps/);
    expect(report.nodes[2]?.remedy).toMatch(/before it/);
  });

  it('says of nodes that no file has what they stand for', async () => {
    const normalized = { name: 'norm', opType: 'RMSNormalization', input: ['x', 'scale'], output: ['y'] };
    const constants = [floats('scale', [4], [1, 1, 1, 1])];
    const file = onnxFile({ opset: 23, inputs: { x: ['N', 4] }, nodes: [normalized], constants });
    const { nodes } = await engine.report(new Uint8Array(file).buffer);
    const known = nodes.find(({ name }) => name.endsWith(', known range'));
    expect(known?.reason).toMatch(/^It changes nothing: .* lies between −2\.01 and 2\.01/);
  });

  it('says what each method takes, and where most of the time goes', async () => {
    const report = await engine.report('fashion-natural');
    const { methods, memory, parameters } = report;
    const card = (await engine.models()).find(({ id }) => id === 'fashion-natural');
    expect(parameters).toBe(card?.parameters);
    expect(memory).toBe(USUAL_MEMORY);
    expect(methods.map(({ method }) => method)).toEqual(METHOD_NAMES);
    const seconds = methods.map((each) => each.seconds);
    expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
    expect(methods.every(({ fits, bytes }) => fits && bytes < 3e8)).toBe(true);
  });

  it('names the tightest method that is quick beside each that is slow', () => {
    // Most products are those of the eight units that the second ReLU reads: two rows each, 8 × 8 and 2 × 8 products.
    const sizes = [2, 8, 8, 2];
    const layers = sizes.slice(1).map((to, at) => ({
      weight: Array.from({ length: sizes[at] as number }, () => Array.from({ length: to }, (_, unit) => unit - 0.5)),
      bias: Array.from({ length: to }, () => 0),
    }));
    const network = denseNetwork(layers);
    const planned = planNetwork(network, inferShapes(network));
    // Only passes back take time: a twentieth of a second a product, six rows of 96 products from the outputs.
    const speed = { interval: 0, exact: 0.05, plain: 0, number: 0, step: 0, pass: 0 };
    const slow = reportNetwork(planned, 'net', { backend: 'cpu', speeds: { cpu: speed } }).methods.map(
      (each) => each.slow,
    );
    expect(slow[0]).toBeUndefined();
    expect(slow[1]).toMatch(/both bounds of the 2 outputs and for margins, each with a pass back/);
    expect(slow[2]).toMatch(
      /the 8 units that relu1 reads.*a pass back of its own\. The tightest quick method is IBP: up to /,
    );
    const quick = reportNetwork(planned, 'net', { backend: 'cpu', speeds: { cpu: { ...speed, exact: 1e-6 } } });
    expect(quick.methods.every((each) => each.slow === undefined)).toBe(true);
    const forward = reportNetwork(planned, 'net', {
      backend: 'cpu',
      speeds: { cpu: { ...speed, exact: 0, interval: 1 } },
    });
    expect(forward.methods[0]?.slow).toBe('its passes forward take 192 multiplications.');
  });

  it('comes while something else is computed', async () => {
    const input = { dataset: 'fashion-mnist', index: 0 } as const;
    const controller = new AbortController();
    let isDone = false;
    const long = engine
      .bounds({ model: 'fashion-natural', input, epsilon: 0.05, method: 'alpha-crown' }, { signal: controller.signal })
      .catch(() => {})
      .finally(() => {
        isDone = true;
      });
    await engine.report('fashion-natural');
    expect(isDone).toBe(false);
    controller.abort();
    await long;
  });

  it('reports of a refused network which nodes are, why, and what to do', async () => {
    const report = await engine.report(fileOf('Neg', 'Relu', 'Mystery', 'Sigmoid'));
    expect(report.refusal).toMatch(/Mystery/);
    expect(report.nodes.map(({ support }) => support)).toEqual(['exact', 'relaxed', 'unsupported', 'relaxed']);
    expect(report.nodes.map(({ shape }) => shape)).toEqual([[4], [4], null, null]);
    expect(report.nodes[2]?.remedy).toMatch(/extract_model.*"x".*"v1"/);
    expect(report.methods).toEqual([]);
  });

  it('says nothing of nodes where the file is none', async () => {
    const report = await engine.report(new Uint8Array([1, 2, 3]).buffer);
    expect(report.nodes).toEqual([]);
    expect(report.refusal).not.toBeNull();
  });
});

describe('the limit of memory', () => {
  const request = { model: 'fashion-natural', epsilon: 0.01 } as const;

  it('refuses beforehand what takes more, and says what fits', async () => {
    await engine.limitMemory(1.1e8);
    const { methods } = await engine.report('fashion-natural');
    const fitting = methods.filter(({ fits }) => fits).map(({ method }) => method);
    expect(fitting).not.toContain('crown');
    const input = { dataset: 'fashion-mnist', index: 0 } as const;
    await expect(engine.bounds({ ...request, input, method: 'crown' })).rejects.toThrow(/memory.*Raise the limit/);
    await engine.limitMemory(1.3e8);
    const indices = Array.from({ length: 2000 }, (_, at) => at);
    await expect(engine.bounds({ ...request, input: { dataset: 'fashion-mnist', indices } })).rejects.toThrow(
      /2000 inputs.*at most \d+ at once/,
    );
    await engine.limitMemory(USUAL_MEMORY);
    expect((await engine.bounds({ ...request, input })).batch).toBe(1);
  });

  it('is a number of bytes', async () => {
    await expect(engine.limitMemory(-1)).rejects.toThrow(/-1/);
  });
});

describe('statistics of weights', () => {
  it('are those of a hand-made one', () => {
    const report = reportWeight('bias', { shape: [4], data: Float32Array.of(-1, 0, 0, 3) });
    expect(report).toMatchObject({ least: -1, greatest: 3, mean: 0.5, zeros: 2, count: 4 });
    expect(report.deviation).toBeCloseTo(1.5);
    expect(report.bins).toHaveLength(40);
    expect([report.bins[0], report.bins[10], report.bins[39]]).toEqual([1, 2, 1]);
  });

  it('have one bin where all numbers are one', () => {
    expect(reportWeight('bias', { shape: [2], data: Float32Array.of(2, 2) }).bins).toEqual([2]);
  });

  it('are reported of a layer that there is', async () => {
    expect((await engine.weights({ model: 'fashion-natural', node: 0 })).map(({ name }) => name)).toContain('bias');
    await expect(engine.weights({ model: 'fashion-natural', node: 99 })).rejects.toThrow(/99/);
  });
});
