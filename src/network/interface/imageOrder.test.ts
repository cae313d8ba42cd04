import { describe, expect, it } from 'vitest';
import { fittingOrder, imageOrder } from './imageOrder';

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
  ])('is told by the declared sizes %j', (sizes, image, order) => {
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
