import { expect, it } from 'vitest';
import { inWords, isOutOfMemory } from './outOfMemory';

it.each([
  [new RangeError('Array buffer allocation failed'), true],
  [new WebAssembly.RuntimeError('memory access out of bounds'), true],
  ['Aborted(OOM)', true],
  [new Error('The graphics device has too little memory for this. Choose a smaller network or another backend.'), true],
  [new Error('The graphics device refused a command (bad). Choose another backend.'), false],
  [new Error('There is no data set “memory”.'), false],
])('tells %s', (error, expected) => {
  expect(isOutOfMemory(error)).toBe(expected);
});

it('knows what an array that is too large says', () => {
  const allocate = () => new Float32Array(2 ** 52);
  expect(allocate).toThrow(expect.toSatisfy(isOutOfMemory));
});

it('says what can be done, and leaves every other failure as it is', () => {
  expect(inWords(new RangeError('Array buffer allocation failed'), 'net.onnx')).toMatchObject({
    message: expect.stringMatching(/too little memory.*net\.onnx.*IBP/),
  });
  const others = [new Error('No image 5.'), new Error('The graphics device has too little memory for this.')];
  expect(others.map((error) => inWords(error, 'net.onnx'))).toEqual(others);
});
