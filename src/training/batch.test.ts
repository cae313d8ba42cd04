import { describe, expect, it } from 'vitest';
import { splitByClass } from './batch';

const data = {
  name: 'Letters',
  count: 60,
  present: 60,
  classes: ['a', 'b', 'c'],
  height: 1,
  width: 1,
  channels: 1,
  labels: Uint8Array.from({ length: 60 }, (_, index) => index % 3),
  images: new Uint8Array(60),
};

describe('splitByClass', () => {
  it('holds out the same number of every class and trains on the rest', () => {
    const { training, heldOut } = splitByClass(data, 4, 1);
    const counts = [0, 1, 2].map((label) => heldOut.filter((index) => data.labels[index] === label).length);
    expect(counts).toEqual([4, 4, 4]);
    expect([...training, ...heldOut].sort((a, b) => a - b)).toEqual([...data.labels.keys()]);
  });

  it('draws by seed', () => {
    expect(splitByClass(data, 4, 1)).toEqual(splitByClass(data, 4, 1));
    expect(splitByClass(data, 4, 2).heldOut).not.toEqual(splitByClass(data, 4, 1).heldOut);
  });

  it('refuses to hold out more images than there are', () => {
    expect(() => splitByClass(data, 21, 1)).toThrow(/too few images to hold out 21/);
    expect(() => splitByClass(data, 20, 1)).toThrow(/too few/);
  });
});
