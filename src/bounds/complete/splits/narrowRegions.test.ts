import { beforeAll, expect, it } from 'vitest';
import { uploadNetwork } from '../../../network/upload';
import { Random } from '../../../numbers/random';
import { startTestBackend } from '../../../testing/backend';
import { randomLayers } from '../../../testing/decideOn';
import { type Dense, denseNetwork } from '../../../testing/networks/denseNetwork';
import { NO_CHECKPOINT } from '../../checkpoint';
import { crownValues } from '../../methods/crown';
import { disposeBounds } from '../../valueBounds';
import { OpenList } from '../openList';
import { stepsOf } from '../searchSplits';
import { readRoot, type Split } from '../splitValues';
import { TreeCount } from '../treeCount';
import { type DenseRegion, denseRegionOf } from './denseRegion';
import { DenseSplits } from './denseSplits';
import { NarrowingPlan } from './narrowingPlan';
import { narrowRegions } from './narrowRegions';

beforeAll(() => startTestBackend('wasm'));

/** Values before ReLUs, layer by layer; exact where weights and points have few figures, as here unless they are scaled. */
function valuesOf(layers: readonly Dense[], point: readonly number[]): number[][] {
  let x = [...point];
  return layers.map(({ weight, bias }) => {
    const z = bias.map((constant, j) =>
      x.reduce((sum, value, i) => sum + value * (weight[i]?.[j] as number), constant),
    );
    x = z.map((value) => Math.max(0, value));
    return z;
  });
}

/** Once, at the beginning. */
class AtOnce extends NarrowingPlan {
  override next = () => ({ splits: 20, products: 1e9 });
}

it('carries subproblems over, none of which has an input that is not in one afterwards', async () => {
  const layers = randomLayers(5, [3, 9, 8, 8, 1]);
  const ready = uploadNetwork(denseNetwork(layers));
  const box = { lower: new Float32Array(3).fill(-1), upper: new Float32Array(3).fill(1) };
  const bounds = await crownValues(ready, box, 1, 'backward', 'real', NO_CHECKPOINT);
  const root = await readRoot(ready, bounds);
  const region = (await denseRegionOf(ready, 'real', box, root)) as DenseRegion;
  const random = new Random(3, 'carried');
  const parts = Array.from({ length: 60 }, (_, at) => {
    const splits = region.values.flatMap((value, layer) => {
      const { lower, upper } = region.units[layer] as DenseRegion['units'][number];
      return [...lower.keys()].flatMap((unit): Split[] => {
        const isOpen = (lower[unit] as number) < 0 && (upper[unit] as number) > 0;
        return isOpen && random.uniform() < 0.2 ? [{ value, unit, at: 0, sign: random.uniform() < 0.5 ? 1 : -1 }] : [];
      });
    });
    return { alternative: 0, weight: 1 / 64, margin: -at, splits };
  });
  const count = new TreeCount(
    1,
    () => 0,
    false,
    () => {},
  );
  count.split({ alternative: 0, weight: 1, margin: 0 }, parts.length);
  const narrowing = { dense: new DenseSplits(ready, root, region) };
  const rows = parts.map(() => [{ coefficients: Float32Array.of(1), limit: { up: 1e3, down: 1e3 }, isStrict: false }]);
  const first = await narrowing.dense.bound(parts, rows, stepsOf(5), NO_CHECKPOINT);
  const open = new OpenList<(typeof parts)[number]>(() => 1);
  parts.forEach((part, sample) => void open.add({ ...part, ...first.after(sample, [0]) }));
  const again = await narrowRegions(
    { checkpoint: NO_CHECKPOINT, count },
    new Map([[0, narrowing]]),
    open,
    new AtOnce(),
  );
  expect(open.length).toBe(0);
  expect(again.length).toBeGreaterThan(0);
  count.report(0);
  expect(count.state.verified).toBe(parts.length - again.length);
  expect(count.state.verified).toBeGreaterThan(0);
  const { lower } = await narrowing.dense.bound(again, rows.slice(0, again.length), stepsOf(5), NO_CHECKPOINT);
  const carried = new Map(again.map(({ margin }, at) => [-margin, at]));
  // What was known of the region was loose, and splits that it decides are left out.
  expect(again.some(({ splits, margin }) => splits.length < (parts[-margin]?.splits.length as number))).toBe(true);
  let gained = 0;
  for (const [at, place] of carried) gained += (lower[place] as number) - (first.lower[at] as number);
  expect(gained / carried.size).toBeGreaterThan(0.1);
  for (let trial = 0; trial < 3000; trial++) {
    const point = Array.from({ length: 3 }, () => Math.round(128 * (2 * random.uniform() - 1)) / 128);
    const values = valuesOf(layers, point);
    const output = values.at(-1)?.[0] as number;
    parts.forEach(({ splits }, at) => {
      const isIn = splits.every(({ value, unit, sign }) => {
        return sign * (values[region.values.indexOf(value)]?.[unit] as number) >= 0;
      });
      if (!isIn) return;
      expect(carried.has(at)).toBe(true);
      expect(lower[carried.get(at) as number]).toBeLessThanOrEqual(output);
    });
  }
  narrowing.dense.dispose();
  disposeBounds(bounds);
  ready.dispose();
});
