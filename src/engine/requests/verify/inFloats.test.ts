import { expect, it } from 'vitest';
import { compareToNumber } from '../../../numbers/decimal';
import { digitsOf } from '../../../numbers/digits';
import { denseFile } from '../../../testing/networks/byHand';
import { node, onnxFile } from '../../../testing/networks/onnxFile';
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
  expect((await ask('(and (> X_0 0) (> X_1 0) (< Y_0 1e-400))', ['-1', '1'], ['-1', '1'], 0.5)).verdict).not.toBe(
    'verified',
  );
  expect((await ask('(>= Y_0 1.1e39)', ['-1', '1e39'], ['-1', '1'], 0.5)).verdict).not.toBe('falsified');
  expect((await ask('(>= Y_0 9e38)', ['-1', '1e39'], ['-1', '1'], 0.5)).verdict).not.toBe('verified');
});

it('takes for a counterexample about float32 what is one there', async () => {
  // 1 + 2⁻³⁰, which no float32 is.
  const model = denseFile([{ weight: [[1], [2 ** -30]], bias: [0] }]);
  const property = `(declare-const X_0 Real) (declare-const X_1 Real) (declare-const Y_0 Real)
    (assert (and (= X_0 1) (>= X_1 0) (<= X_1 1) (= Y_0 1.000000000931322574615478515625)))`;
  const verdict = async (rounding: 'real' | 'float32') => {
    return (await engine.verify({ model, property, rounding, timeout: 0.5 })).verdict;
  };
  expect(await verdict('real')).toBe('falsified');
  expect(await verdict('float32')).not.toBe('falsified');
});

it('refuses a network of whose inputs a property leaves one open, and shapes that are not the network’s', async () => {
  const file = onnxFile({
    inputs: { x: [1, 2, 3], z: [1, 2, 3] },
    nodes: [node('Add', ['x', 'z'], 'y')],
  }).slice().buffer as ArrayBuffer;
  const query = (rows: number, columns: number) => {
    const shape = `float32 [1,${rows},${columns}]`;
    const names = Array.from({ length: 6 }, (_, i) => `[0,${Math.floor(i / columns)},${i % columns}]`);
    const box = names.map((at) => `(>= X${at} 0) (<= X${at} 1)`).join(' ');
    return `(vnnlib-version <2.0>)(declare-network f (declare-input X ${shape}) (declare-output Y ${shape}))
      (assert (and ${box} (> Y${names[5]} 1)))`;
  };
  const held = { file, constants: { z: 0.25 } };
  const property = query(2, 3);
  const open = engine.verify({ model: file, property });
  await expect(open).rejects.toThrow(/another input, “z”, of which the property says nothing/);
  expect((await engine.verify({ model: held, property })).verdict).toBe('falsified');
  const turned = engine.verify({ model: held, property: query(3, 2) });
  await expect(turned).rejects.toThrow(/declares X with the shape \[1,3,2\], the network has \[2,3\]/);
});
