import { expect, it } from 'vitest';
import { growthPicture } from './growthPicture';
import type { PictureColors } from './pictureColors';

const colors = new Proxy({}, { get: (_, name) => `#${String(name)}` }) as PictureColors;
const statistics = (mean: number) => ({ mean, maximum: mean, p10: mean, p90: mean });

it('carries names, numbers, the worst growth and shares', () => {
  const svg = growthPicture(
    [
      { title: 'Input', shape: '1×28×28', statistics: statistics(0.02) },
      {
        title: 'Conv 1',
        shape: '4×7×7',
        statistics: statistics(0.5),
        shares: { off: 1, unstable: 1, on: 2, units: 4 },
      },
    ],
    'interval',
    'interval',
    'cnn & co',
    colors,
  );
  for (const part of ['cnn &#38; co', 'Conv 1', '4×7×7', '>0.5<', '×\u200925', '25 % unstable'])
    expect(svg).toContain(part);
  expect(svg.match(/url\(#unstable\)/g)).toHaveLength(1);
});

it('leaves out what has no width', () => {
  const svg = growthPicture(
    [{ title: 'Input', shape: '2', statistics: statistics(0) }],
    'crown',
    'interval',
    '',
    colors,
  );
  expect(svg).not.toContain('<circle');
});
