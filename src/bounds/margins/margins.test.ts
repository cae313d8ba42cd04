import { beforeAll, expect, it } from 'vitest';
import { classesOf } from '../../network/classes/classes';
import { uploadNetwork } from '../../network/upload';
import { startTestBackend } from '../../testing/backend';
import { readGolden } from '../../testing/goldens';
import { NO_CHECKPOINT } from '../checkpoint';
import { inputBox } from '../inputBox';
import { ibp } from '../methods/ibp';
import { areElided } from './margins';

beforeAll(() => startTestBackend('wasm'));

it('bounds the margins of a sample alike, however many others of whatever labels there are', async () => {
  const { network } = readGolden('fc3');
  const ready = uploadNetwork(network);
  const pixels = Float64Array.from({ length: 784 }, (_, at) => ((at * 37) % 101) / 101);
  const margins = async (labels: readonly number[]) => {
    const values = Float64Array.from(labels.flatMap(() => [...pixels]));
    const found = await ibp(ready, inputBox(values, 0.01, [0, 1], 'real'), labels, 'real', NO_CHECKPOINT);
    return found.margins;
  };
  const many = await margins(Array.from({ length: 700 }, (_, at) => at % 7));
  const few = await margins([6, 2, 4]);
  for (const [row, label] of [6, 2, 4].entries()) {
    const alone = await margins([label]);
    for (let other = 0; other < 10; other++) {
      const width = (alone.upper[other] as number) - (alone.lower[other] as number);
      for (const end of ['lower', 'upper'] as const) {
        const known = alone[end][other] as number;
        // How sums are rounded depends on what is bounded together: a ten-thousandth a layer at most.
        for (const same of [few[end][row * 10 + other], many[end][(693 + label) * 10 + other]]) {
          expect(Math.abs((same as number) - known)).toBeLessThanOrEqual(5e-4 * width);
        }
      }
    }
  }
  ready.dispose();
});

it('needs bounds of the logits where two classes end different layers, and where one ends none', () => {
  const network = { name: '', input: { name: 'x', shape: [3] }, nodes: [], output: 'x' };
  const classes = classesOf(network, new Map([['x', [3]]]));
  const tail = (first: number, outputs: number) => {
    return { first, input: `${first}`, columns: new Float32Array(outputs), bias: new Float32Array(outputs) };
  };
  expect(areElided([tail(0, 3)], classes, [0, 2])).toBe(true);
  expect(areElided([tail(0, 2), tail(2, 1)], classes, [0])).toBe(false);
  expect(areElided([tail(0, 2)], classes, [0])).toBe(false);
  expect(areElided([tail(0, 2)], classes, [2])).toBe(false);
});
