import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countAtLeast } from './countAtLeast';
import { NEVER } from './radiusTable';

const MOST = 5;
const level = fc.oneof(fc.nat(MOST), fc.constant(NEVER));
const anyTable = fc.integer({ min: 2, max: 4 }).chain((outputs) =>
  fc.record({
    outputs: fc.constant(outputs),
    rows: fc.array(fc.tuple(fc.nat(outputs - 1), fc.array(level, { minLength: outputs, maxLength: outputs }))),
    least: fc.array(fc.oneof(fc.nat(MOST + 1), fc.constant(NEVER)), {
      minLength: outputs * outputs,
      maxLength: outputs * outputs,
    }),
  }),
);

it('counts the rows of every pair that reach its threshold', () => {
  fc.assert(
    fc.property(anyTable, ({ outputs, rows, least }) => {
      const labels = Uint16Array.from(rows, ([label]) => label);
      const values = Uint16Array.from(rows.flatMap(([, row]) => row));
      const expected = least.map((threshold, pair) => {
        const [label, other] = [Math.floor(pair / outputs), pair % outputs];
        return rows.filter(([of, row]) => of === label && (row[other] as number) >= threshold).length;
      });
      expect([...countAtLeast(values, least, labels, outputs, MOST)]).toEqual(expected);
    }),
  );
});

it('counts a thousand classes, for which nothing is kept, in the same way', () => {
  const outputs = 1000;
  const values = new Uint16Array(2 * outputs).fill(3);
  values[1] = 1;
  const least = new Uint16Array(outputs * outputs).fill(2);
  const counts = countAtLeast(values, least, Uint16Array.of(0, 7), outputs, MOST);
  expect([counts[0], counts[1], counts[7 * outputs + 1], counts[outputs]]).toEqual([1, 0, 1, 0]);
});
