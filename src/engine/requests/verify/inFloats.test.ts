import { expect, it } from 'vitest';
import { compareToNumber } from '../../../numbers/decimal';
import { digitsOf } from '../../../numbers/digits';
import { denseFile } from '../../../testing/networks/byHand';
import { testEngine } from '../../../testing/testEngine';

/** |x| + |y| of two inputs. */
const SUM_OF_MAGNITUDES = denseFile([
  {
    weight: [
      [1, -1, 0, 0],
      [0, 0, 1, -1],
    ],
    bias: [0, 0, 0, 0],
  },
  { weight: [[1], [1], [1], [1]], bias: [0] },
]);

const engine = testEngine();

/** Decides what is asserted where x is at least and at most something, and y likewise. */
function ask(assertion: string, [low, high] = ['-1', '1'], [lowY, highY] = ['-1', '1'], timeout = 20) {
  const declared = '(declare-const X_0 Real) (declare-const X_1 Real) (declare-const Y_0 Real)';
  const box = `(and (>= X_0 ${low}) (<= X_0 ${high}) (>= X_1 ${lowY}) (<= X_1 ${highY}))`;
  const property = `${declared} (assert ${box}) (assert ${assertion})`;
  return engine.verify({ model: SUM_OF_MAGNITUDES, property, timeout });
}

it('writes out what it found, so that it lies in the box as it is read', async () => {
  // A float32 whose shortest decimal is below it.
  const low = '1.54756939411163330078125';
  const at = await ask('(<= Y_0 2.59756939411163330078125)', [low, '2'], ['1.05', '1.1']);
  expect(at.counterexample?.input).toEqual([low, '1.05']);
  const near = (await ask('(<= Y_0 2.6)', [low, '2'], ['1.05', '1.1'])).counterexample?.input ?? [];
  expect(near.map((text) => compareToNumber(digitsOf(text), Number(text)))).toEqual([0, 0]);
});

it('takes coefficients of any size', async () => {
  expect((await ask('(>= (* 1e12 Y_0) 1.99e12)')).verdict).toBe('falsified');
  expect((await ask('(>= (* 1e12 Y_0) 2.01e12)')).verdict).toBe('verified');
  expect((await ask('(>= (+ (* 1e-60 Y_0) (* 2e-60 X_0)) 3.99e-60)')).verdict).toBe('falsified');
  expect((await ask('(>= (+ (* 1e-60 Y_0) (* 2e-60 X_0)) 4.01e-60)')).verdict).toBe('verified');
});

it('is not wrong about limits below float64 and boxes beyond float32', async () => {
  // 1e-401 is such an input.
  expect((await ask('(and (> X_0 0) (> X_1 0) (< Y_0 1e-400))')).verdict).not.toBe('verified');
  expect((await ask('(>= Y_0 1.1e39)', ['-1', '1e39'], ['-1', '1'], 1)).verdict).not.toBe('falsified');
  expect((await ask('(>= Y_0 9e38)', ['-1', '1e39'], ['-1', '1'], 1)).verdict).not.toBe('verified');
});
