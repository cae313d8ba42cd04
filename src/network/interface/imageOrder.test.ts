import { describe, expect, it } from 'vitest';
import { fittingOrder, imageOrder } from './imageOrder';
import { pictureSizes } from './pictureSizes';

const COLOUR = { height: 32, width: 32, channels: 3 };
const GREY = { height: 28, width: 28, channels: 1 };

describe('imageOrder', () => {
  it.each([
    [[3, 32, 32], COLOUR, 'channels-first'],
    [[32, 32, 3], COLOUR, 'channels-last'],
    [[1, 32, 32, 3], COLOUR, 'channels-last'],
    [[3072], COLOUR, 'channels-first'],
    [[784], GREY, 'channels-first'],
    [[28, 28], GREY, 'channels-first'],
    [[28, 28, 1], GREY, 'channels-first'],
  ])('follows from the declared sizes %j', (sizes, image, order) => {
    expect(imageOrder(sizes, image, 'test')).toBe(order);
  });

  it.each([
    [[32, 3, 32], COLOUR],
    [[3, 1024], COLOUR],
    [[1024, 3], COLOUR],
    [[3, 16, 64], COLOUR],
    [[49, 16], GREY],
    [[783], GREY],
  ])('refuses %j, whose sizes fit neither', (sizes, image) => {
    expect(fittingOrder(sizes, image)).toBeUndefined();
    expect(() => imageOrder(sizes, image, 'test')).toThrow(/takes .* but images of test have .*Choose/);
  });
});

describe('sizes of pictures', () => {
  it.each([
    [[3, 32, 48], { channels: 3, height: 32, width: 48, isLast: false }],
    [[32, 48, 3], { channels: 3, height: 32, width: 48, isLast: true }],
    [[1, 28, 28], { channels: 1, height: 28, width: 28, isLast: false }],
    [[28, 28], { channels: 1, height: 28, width: 28, isLast: false }],
    [[3072], { channels: 3, height: 32, width: 32, isLast: false }],
    [[256], { channels: 1, height: 16, width: 16, isLast: false }],
    [[64], { channels: 1, height: 8, width: 8, isLast: false }],
    [[16], null],
    [[5], null],
    [[1, 1, 5], null],
    [[1, 5, 1], null],
    [[4], null],
  ])('says by the sizes %j which pictures a network takes', (sizes, expected) => {
    expect(pictureSizes(sizes)).toEqual(expected);
  });
});
