import { beforeAll, describe, expect, it } from 'vitest';
import { NO_CHECKPOINT } from '../../bounds/checkpoint';
import { inputBox } from '../../bounds/inputBox';
import { BOUNDS_BY } from '../../bounds/methods';
import { readOnnx } from '../../formats/models/onnx/readOnnx';
import type { Network, NetworkNode, Shape } from '../../network/network';
import { sizeOf } from '../../network/network';
import { NetworkError } from '../../network/networkError';
import { inferShapes } from '../../network/shapes';
import { uploadNetwork } from '../../network/upload';
import { Random } from '../../numbers/random';
import { oneNodeFile } from '../networks/oneNode';
import { SAMPLES } from '../networks/operationSamples';
import type { Sample } from '../networks/sample';
import { evaluateAll, expectInside, pointsInside, runHere } from './operationRuns';

/** What numbers are multiplied by, one after the other: huge, tiny, both beside each other, and what float32 hardly holds. */
const FACTORS: readonly (readonly number[])[] = [
  [1e30],
  [1e-30],
  [1e8, 1e-8],
  [1, 1e8, 1e-8, 1e-42],
  [1e-42],
  [1e12, 1],
];

const RADII = [0, 1e-6, 1, 1e6];

/**
 * Every operation between products with weights of any size, its own among them: what is bounded holds, and what cannot be
 * is infinite or refused in words. A new operation joins by its samples.
 *
 * @param rounds how many networks of each sample are tried
 */
export function describeExtremeWeights(backend: string, start: () => Promise<void>, rounds: number): void {
  describe(`with weights of all sizes, on ${backend}`, () => {
    const count = { tried: 0, bounded: 0 };
    beforeAll(start);

    it.each(Object.keys(SAMPLES).filter((op) => SAMPLES[op as keyof typeof SAMPLES].length > 0))(
      'bounds of %s hold',
      async (op) => {
        const samples = SAMPLES[op as keyof typeof SAMPLES] as readonly Sample[];
        const random = new Random(1, `extreme ${op}`);
        const pick = <T>(from: readonly T[]) => from[random.integer(from.length)] as T;
        for (let round = 0; round < rounds; round++) {
          const network = networkOf(op, samples[round % samples.length] as Sample, pick);
          if (!network) continue;
          count.tried++;
          if (await expectSound(network, pick, random)) count.bounded++;
        }
      },
    );

    it('is bounded often enough to say something', () => {
      expect(count.bounded).toBeGreaterThan(count.tried / 4);
    });
  });
}

type Pick = <T>(from: readonly T[]) => T;

/** Undefined where it is refused in words. */
function networkOf(op: string, sample: Sample, pick: Pick): Network | undefined {
  const scaled = (values: readonly number[]) => {
    const factors = pick(FACTORS);
    return values.map((value, at) => Math.fround(value * (factors[at % factors.length] as number)));
  };
  const others = sample.others?.map((other) => {
    return Array.isArray(other) && pick([true, false]) ? ([other[0], scaled(other[1])] as const) : other;
  });
  try {
    const own = readOnnx(oneNodeFile({ op, ...sample, ...(others && { others }) }), op);
    const shape = inferShapes(own).get(own.output) as Shape;
    const times = (name: string, input: string, output: string, of: Shape): NetworkNode => {
      const data = Float32Array.from(scaled(Array.from({ length: sizeOf(of) }, (_, at) => (at % 2 ? -1.5 : 1))));
      return { name, op: 'Mul', inputs: [input], output, attributes: {}, weights: { constant: { shape: of, data } } };
    };
    const { name } = own.input;
    const inner = own.nodes.map((node) => ({
      ...node,
      inputs: node.inputs.map((one) => (one === name ? 'before' : one)),
    }));
    const nodes = [
      times('first', name, 'before', own.input.shape),
      ...inner,
      times('last', own.output, 'after', shape),
    ];
    return { ...own, nodes, output: 'after' };
  } catch (error) {
    if (error instanceof NetworkError) return undefined;
    throw error;
  }
}

/** Whether anything is said of its outputs. */
async function expectSound(network: Network, pick: Pick, random: Random): Promise<boolean> {
  const ready = uploadNetwork(network);
  const sizes = pick([[1], [1e-20, 1], [1e4, 1e-4]]);
  const center = Float32Array.from({ length: sizeOf(network.input.shape) }, (_, at) => {
    return (2 * random.uniform() - 1) * (sizes[at % sizes.length] as number);
  });
  const rounding = pick(['real', 'float32'] as const);
  const box = inputBox(center, pick(RADII), null, rounding);
  const points = pointsInside(box);
  const exact = await evaluateAll(ready, points);
  const runs = rounding === 'float32' ? await runHere(ready, points) : [];
  let isSaid = false;
  for (const method of ['ibp', 'crown'] as const) {
    const { logits } = await BOUNDS_BY[method].bound(ready, box, [0], rounding, NO_CHECKPOINT);
    for (const ends of [logits.lower, logits.upper]) expect(ends.some(Number.isNaN)).toBe(false);
    for (const { outputs, errors } of exact) expectInside(logits, outputs, (at) => errors[at] as number);
    for (const values of runs) expectInside(logits, values, () => 0);
    isSaid = logits.lower.some(Number.isFinite);
  }
  ready.dispose();
  return isSaid;
}
