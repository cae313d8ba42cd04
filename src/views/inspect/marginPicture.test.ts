import { expect, it } from 'vitest';
import type { PictureColors } from '../../charts/pictureColors';
import { marginPicture } from './marginPicture';

const colors = new Proxy({}, { get: (_, name) => `#${String(name)}` }) as PictureColors;

it('prints both numbers of every class, rounded outward, with the verdict in words', () => {
  const svg = marginPicture(
    [
      { label: 0, proved: -0.0239, itself: 0.361, verdict: 'unknown' },
      { label: 1, proved: 2.679, itself: 3.041, verdict: 'verified' },
    ],
    (label) => ['Pullover', 'Coat'][label] ?? '',
    'Shirt minus each class',
    colors,
  );
  for (const part of ['Pullover', '−0.03', '0.37', '>unknown<', 'Coat', '2.67', '3.05', '>verified<'])
    expect(svg).toContain(part);
});
