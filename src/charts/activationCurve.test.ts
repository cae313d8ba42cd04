import { expect, it } from 'vitest';
import { activationCurve } from './activationCurve';

it('knows the activations', () => {
  const at = (op: string, z: number) => activationCurve(op)?.(z);
  expect([at('Relu', -2), at('Relu', 3), at('LeakyRelu', -2), at('Sigmoid', 0), at('Tanh', 0)]).toEqual([
    0, 3, -0.02, 0.5, 0,
  ]);
  expect(activationCurve('LeakyRelu', 0.5)?.(-4)).toBe(-2);
});

it('knows nothing else', () => expect(activationCurve('Conv')).toBeUndefined());
