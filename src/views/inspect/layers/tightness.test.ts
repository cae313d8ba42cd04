import { expect, test } from 'vitest';
import { tightnessOf } from './analysis';

const widths = (mean: number) => ({ mean, maximum: mean, p10: mean, p90: mean });
const shares = (unstable: number) => ({ off: 10 - unstable, unstable, on: 0, units: 10 });

test('widths are compared as a share, and open signs as counts', () => {
  const columns = [
    { title: 'Input', shape: '4', from: [], statistics: widths(0), reference: widths(0) },
    {
      title: 'Dense 1',
      shape: '10',
      from: [0],
      statistics: widths(1),
      reference: widths(4),
      shares: shares(2),
      referenceShares: shares(7),
    },
  ];
  expect(tightnessOf(columns)).toEqual([
    { title: 'Input', own: 0, other: 0, ratio: null },
    { title: 'Dense 1', own: 1, other: 4, ratio: 0.25, unstable: { own: 2, other: 7, units: 10 } },
  ]);
});

test('there is nothing to compare without other bounds', () => {
  expect(tightnessOf([{ title: 'Input', shape: '4', from: [], statistics: widths(1) }])).toEqual([]);
});
