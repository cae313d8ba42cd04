import { beforeAll, describe, expect, it, vi } from 'vitest';
import { NO_CHECKPOINT } from '../bounds/checkpoint';
import { type InputBox, inputBox } from '../bounds/inputBox';
import { BOUNDS_BY } from '../bounds/methods';
import type { Method } from '../catalog/methods';
import { operationOf } from '../network/ops';
import type { Relaxed } from '../network/passingBack';
import { uploadNetwork } from '../network/upload';
import { provesBox } from '../radii/proveBox';
import { startTestBackend } from '../testing/backend';
import { randomLayers } from '../testing/decideOn';
import { type Dense, denseNetwork } from '../testing/networks/denseNetwork';
import { countProducts } from './countProducts';

beforeAll(() => startTestBackend('wasm'));

const IMAGE = [0.2, -0.4, 0.6];
const LAYERS = randomLayers(3, [3, 8, 8, 4]);
const EPSILON = 0.1;

function boxOf(images: number): InputBox {
  const all = Array.from({ length: images }, () => IMAGE).flat();
  return inputBox(all, EPSILON, null, 'real');
}

/** Products of margins alone of so many images, or of all bounds. */
async function productsOf(layers: readonly Dense[], method: Method, what: 'margins' | 'all' = 'margins', images = 1) {
  const ready = uploadNetwork(denseNetwork(layers));
  const labels = Array.from({ length: images }, () => 0);
  const box = boxOf(images);
  const { bound, lowerMargins } = BOUNDS_BY[method];
  const ask = what === 'all' ? bound : lowerMargins;
  const run = async () => void (await ask(ready, box, labels, 'real', NO_CHECKPOINT));
  return countProducts(run).finally(() => ready.dispose());
}

/** The layers with four further units behind the first one, of this bias: far below zero they are always off, far above always on. */
function withUnits(bias: number): Dense[] {
  const [first, second, ...rest] = LAYERS as [Dense, Dense];
  const more = [bias, bias, bias, bias];
  return [
    { weight: first.weight.map((row) => [...row, 1, 1, 1, 1]), bias: [...first.bias, ...more] },
    { ...second, weight: [...second.weight, ...more.map(() => second.bias.map(() => 0.5))] },
    ...rest,
  ];
}

describe('what is not computed', () => {
  it('products of units that are always off with the layer before them', async () => {
    const [off, on] = [await productsOf(withUnits(-99), 'crown-ibp'), await productsOf(withUnits(99), 'crown-ibp')];
    // Three margins, four units, three inputs.
    expect(on - off).toBeGreaterThanOrEqual(3 * 4 * 3);
  });

  it('rows of units that are decided', async () => {
    const on = LAYERS.map(({ weight, bias }, at) => ({ weight, bias: bias.map((b) => (at < 2 ? b + 99 : b)) }));
    expect(await productsOf(on, 'crown')).toBe(await productsOf(on, 'crown-ibp'));
    expect(await productsOf(LAYERS, 'crown')).toBeGreaterThan(await productsOf(LAYERS, 'crown-ibp'));
  });

  it('rows of logits, where margins alone are asked for: two thirds are left at most', async () => {
    for (const method of ['crown-ibp', 'alpha-crown'] as const) {
      expect(await productsOf(LAYERS, method)).toBeLessThan((await productsOf(LAYERS, method, 'all')) / 1.5);
    }
  });

  it('rows of one layer image by image: a batch takes no more steps than an image', async () => {
    const ready = uploadNetwork(denseNetwork(LAYERS));
    const stepsOf = async (images: number) => {
      let steps = 0;
      const labels = Array.from({ length: images }, () => 0);
      const box = boxOf(images);
      await BOUNDS_BY.crown.lowerMargins(ready, box, labels, 'real', async () => void steps++);
      return steps;
    };
    expect(await stepsOf(4)).toBe(await stepsOf(1));
    ready.dispose();
    // What is made of weights alone is made once.
    expect(await productsOf(LAYERS, 'crown', 'margins', 4)).toBeLessThanOrEqual(
      4 * (await productsOf(LAYERS, 'crown')),
    );
  });

  it('relaxations twice: once for each ReLU of all images, however many rows pass it', async () => {
    const ready = uploadNetwork(denseNetwork(LAYERS));
    const run = () => BOUNDS_BY.crown.lowerMargins(ready, boxOf(3), [0, 1, 2], 'real', NO_CHECKPOINT);
    const made = vi.spyOn(operationOf('Relu').backward as Relaxed, 'relaxation');
    await run().finally(() => ready.dispose());
    expect(made).toHaveBeenCalledTimes(2);
    made.mockRestore();
  });

  it('a slower method, where a cheaper one proves the box', async () => {
    const ready = uploadNetwork(denseNetwork(LAYERS));
    const box = inputBox(IMAGE, 1e-4, null, 'real');
    const margins = await BOUNDS_BY.ibp.lowerMargins(ready, box, [0], 'real', NO_CHECKPOINT);
    // The class that the image itself has.
    const label = margins.reduce(
      (best, _, at) => ((margins[at] as number) <= (margins[best] as number) ? at : best),
      0,
    );
    const prove = (method: Method) =>
      countProducts(async () => {
        expect(await provesBox(ready, box, label, { method, rounding: 'real' }, NO_CHECKPOINT)).toBe(true);
      });
    expect(await prove('alpha-crown')).toBe(await prove('ibp'));
    ready.dispose();
  });
});
