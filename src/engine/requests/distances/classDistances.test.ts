import { describe, expect, it } from 'vitest';
import { denseFile } from '../../../testing/networks/byHand';
import { testEngine } from '../../../testing/testEngine';
import type { Progress } from '../../api/types';

const MODEL = 'fashion-natural';
const DATASET = 'fashion-mnist';

function fileWith(weight: number[][]): ArrayBuffer {
  return denseFile([{ weight, bias: (weight[0] ?? []).map(() => 0) }]);
}

describe('classDistances', () => {
  const engine = testEngine();

  it('measures weight vectors, as they are and scaled to length one', async () => {
    const model = fileWith([
      [3, 0],
      [0, 4],
    ]);
    const { classes, euclidean, cosine, images } = await engine.classDistances({ model });
    expect({ classes, images, euclidean: [...euclidean] }).toEqual({ classes: 2, images: 0, euclidean: [0, 5, 5, 0] });
    expect([...cosine]).toEqual([0, 1, 1, 0].map((value) => expect.closeTo(value, 14)));
    const unit = await engine.classDistances({ model, source: 'unit-weights' });
    expect(unit.euclidean[1]).toBeCloseTo(Math.SQRT2, 14);
  });

  it('finds a shirt closer to a T-shirt than to a boot, by what images show', async () => {
    const [tShirt, shirt, boot] = [0, 6, 9];
    for (const source of ['features', 'confusion'] as const) {
      const { euclidean, cosine } = await engine.classDistances({ model: MODEL, source, dataset: DATASET, count: 300 });
      for (const values of [euclidean, cosine]) {
        expect(values[10 * shirt + tShirt]).toBeLessThan(values[10 * shirt + boot] ?? 0);
      }
    }
  });

  it('reports how far it is, and can be ended', async () => {
    const seen: Progress[] = [];
    const request = { model: MODEL, source: 'confusion', dataset: DATASET, count: 250 } as const;
    await engine.classDistances(request, { onProgress: (progress) => seen.push(progress) });
    expect(seen.map(({ done, total }) => [done, total])).toEqual([
      [100, 250],
      [200, 250],
      [250, 250],
    ]);
    const controller = new AbortController();
    const options = { signal: controller.signal, onProgress: () => controller.abort() };
    const running = engine.classDistances(request, options);
    await expect(running).rejects.toThrow(/^Cancelled/);
  });

  it('says what is missing', async () => {
    await expect(engine.classDistances({ model: fileWith([[1], [2]]) })).rejects.toThrow(/one output.*classifier/);
    await expect(engine.classDistances({ model: MODEL, source: 'features' })).rejects.toThrow(/Name a data set/);
    const other = fileWith([[1, 2, 3]]);
    await expect(engine.classDistances({ model: other, source: 'confusion', dataset: DATASET })).rejects.toThrow(
      /has 3 classes, but Fashion-MNIST test set has 10/,
    );
    const few = { model: MODEL, source: 'features', dataset: DATASET, count: 2 } as const;
    await expect(engine.classDistances(few)).rejects.toThrow(/None of the first 2 images shows T-shirt/);
  });
});
