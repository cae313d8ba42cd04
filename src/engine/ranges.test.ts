import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testEngine } from '../testing/testEngine';

const FIELD = '../shared/field/';
const inputOf = (name: string): number[] => JSON.parse(readFileSync(`${FIELD}${name}.json`, 'utf8'));
const modelOf = (name: string) => `${FIELD}${name}.onnx`;

describe('the range of the inputs', () => {
  const engine = testEngine();

  describe('inputs outside of their range', () => {
    const model = modelOf('more_scaled_255');
    const input = inputOf('more_scaled_255');
    const clip = [0, 1] as const;

    it('are refused, since the box would not hold them', async () => {
      const wrong = /value 0 is 145, which lies outside 0 to 1.*Scale/;
      await expect(engine.bounds({ model, input, epsilon: 0.1, clip })).rejects.toThrow(wrong);
      await expect(engine.attack({ model, input, epsilon: 0.1, clip })).rejects.toThrow(wrong);
      await expect(engine.radius({ model, input, clip })).rejects.toThrow(wrong);
      const target = { against: 0 };
      await expect(engine.linearBounds({ model, input, epsilon: 0.1, clip, target })).rejects.toThrow(wrong);
      const images = { dataset: 'fashion-mnist', indices: [1, 2] };
      const outside = { model, ...images, clip: [0, 0.5] as const, method: 'ibp' as const };
      await expect(engine.radiusTable(outside)).rejects.toThrow(/outside 0 to 0\.5/);
    });

    it('are taken by the radius, or by roundings, or where there is no range', async () => {
      const half = input.map((value) => value / 255);
      const bounds = (values: number[], epsilon: number) => engine.bounds({ model, input: values, epsilon, clip });
      const pixel = half.indexOf(Math.max(...half));
      await expect(bounds(half.with(pixel, 1.05), 0.04)).rejects.toThrow(`value ${pixel} is 1.05`);
      expect((await bounds(half.with(pixel, 1.05), 0.06)).verdict).toHaveLength(1);
      expect((await bounds(half.with(pixel, Math.fround(1.0000001)), 0)).verdict).toHaveLength(1);
      expect((await engine.bounds({ model, input, epsilon: 0.1 })).verdict).toHaveLength(1);
    });
  });

  describe('a radius wider than the range', () => {
    const model = modelOf('mix_clip_only_max');
    const input = inputOf('mix_clip_only_max');
    const clip = [-1000, 1000] as const;

    it('is asked back by every request', async () => {
      const back = /is 8000, but the inputs go from -1000 to 1000\. Did you mean 8000\/255\?/;
      const wide = { model, input, epsilon: 8000, clip };
      await expect(engine.bounds(wide)).rejects.toThrow(back);
      await expect(engine.attack(wide)).rejects.toThrow(back);
      await expect(engine.decide(wide)).rejects.toThrow(back);
      await expect(engine.linearBounds({ ...wide, target: { against: 0 } })).rejects.toThrow(back);
      await expect(engine.radius({ model, input, clip, largest: 8000 })).rejects.toThrow(/^largest is 8000.*8000\/255/);
      const table = { model, dataset: 'fashion-mnist', grid: [0, 0.1, 8] };
      await expect(engine.radiusTable(table)).rejects.toThrow(/^grid is 8, but the inputs go from 0 to 1.*8\/255/);
    });

    it('is taken where it covers the range, where there is none, and where it is scaled', async () => {
      const verdictOf = async (more: object) =>
        (await engine.bounds({ model, input, epsilon: 8000, ...more })).verdict.length;
      expect(await verdictOf({ epsilon: 2000, clip })).toBe(1);
      expect(await verdictOf({})).toBe(1);
      expect(await verdictOf({ clip, scales: input.map(() => 1 / 255) })).toBe(1);
      await expect(verdictOf({ clip, epsilon: 1e6 })).rejects.toThrow(/Did you mean 2000\?/);
    });
  });
});
