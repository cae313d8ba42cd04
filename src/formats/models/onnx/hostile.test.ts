import fc from 'fast-check';
import { expect, test } from 'vitest';
import { node, onnxFile } from '../../../testing/networks/onnxFile';
import { randomGraph } from '../../../testing/networks/randomGraph';
import { problemOf } from '../../../testing/problemOf';

const GOOD = onnxFile({ nodes: [node('Relu', ['x'], 'y')] });

test('every truncation of a file is refused', () => {
  for (let length = 0; length < GOOD.length; length++) expect(problemOf(GOOD.subarray(0, length))).toMatch(/\. /);
});

test('random bytes give a message and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void problemOf(bytes)),
    { numRuns: 150 },
  );
});

test('random damage gives a network or a message and nothing else', () => {
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(randomGraph, damage, ({ file }, changes) => {
      const damaged = file.slice();
      for (const [position, value] of changes) damaged[position % file.length] = value;
      problemOf(damaged);
    }),
    { numRuns: 150 },
  );
});
