import { describe, expect, test } from 'vitest';
import { divergingRamp } from '../../../pictures/colorRamp';
import { linearNote, pixelWeights, weightColors, weightLimit } from './linear';

describe('colours', () => {
  test('coefficients of a pixel are summed over its channels', () => {
    expect([...pixelWeights(Float32Array.of(1, 2, 10, -2), 2)]).toEqual([11, 0]);
  });

  test('maps share the limit of the largest weight of all', () => {
    expect(weightLimit(Float32Array.of(0.1, -0.7), Float32Array.of(0.2))).toBe(0.8);
  });

  test('signs have their colours, and the ends of the scale are reached', () => {
    const ramp = divergingRamp({ neg: '#0000ff', mid: '#ffffff', pos: '#ff8000' });
    expect([...weightColors(Float32Array.of(-2, 2), 2, ramp)]).toEqual([0, 0, 255, 255, 128, 0]);
  });
});

describe('the note', () => {
  const functions = (least: number, largest: number) => {
    const own = { coefficients: new Float32Array(1), constant: 0 };
    return { lower: { ...own, extreme: least }, upper: { ...own, extreme: largest } };
  };

  test('says why an interval is wider than its linear functions, or tighter', () => {
    expect(linearNote('crown-ibp', [-2, 2], functions(-1, 1))).toContain('CROWN-IBP passes back for the logits alone');
    expect(linearNote('crown', [-2, 2], functions(-1, 1))).toContain('where IBP decides the sign');
    expect(linearNote('alpha-crown', [-1, 1], functions(-2, 2))).toContain('search');
  });

  test('says nothing where the two are alike', () => {
    expect(linearNote('crown', [-1, 1], functions(-1.001, 1))).toBe('');
    expect(linearNote('crown', [-1, 1], functions(-2, 1))).toBe('');
  });
});
