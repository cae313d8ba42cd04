import { describe, expect, it } from 'vitest';
import { Random } from '../numbers/random';
import { copyChanged, drawChange, type ImageChange } from './augmentation';

/** Digits stand for pixels of 51 times their value, so that 5 is full. */
function changed(rows: string[], change: ImageChange): string[] {
  const source = Uint8Array.from(rows.join(''), (digit) => 51 * Number(digit));
  const target = new Float32Array(source.length);
  const width = (rows[0] as string).length;
  copyChanged(source, target, [rows.length, width, 1], change);
  return rows.map((_, row) =>
    [...target.subarray(row * width, (row + 1) * width)].map((x) => Math.round(5 * x)).join(''),
  );
}

describe('copyChanged', () => {
  const image = ['123', '450', '012'];

  it('copies an image as numbers from 0 to 1', () => {
    expect(changed(image, { down: 0, right: 0, mirrored: false })).toEqual(image);
  });

  it('shifts down and right', () => {
    expect(changed(image, { down: 1, right: 1, mirrored: false })).toEqual(['000', '012', '045']);
  });

  it('shifts up and left', () => {
    expect(changed(image, { down: -2, right: -1, mirrored: false })).toEqual(['120', '000', '000']);
  });

  it('mirrors left for right, then shifts', () => {
    expect(changed(image, { down: 0, right: 0, mirrored: true })).toEqual(['321', '054', '210']);
    expect(changed(image, { down: 0, right: 1, mirrored: true })).toEqual(['032', '005', '021']);
  });

  it('keeps channels together', () => {
    const target = new Float32Array(4);
    copyChanged(Uint8Array.of(0, 51, 102, 255), target, [1, 2, 2], { down: 0, right: 0, mirrored: true });
    expect([...target].map((x) => Math.round(5 * x))).toEqual([2, 5, 0, 1]);
  });
});

describe('drawChange', () => {
  it('draws every shift up to the largest, and mirrors half of the images', () => {
    const random = new Random(1);
    const drawn = Array.from({ length: 500 }, () => drawChange({ shift: 1, mirror: true }, random));
    expect(new Set(drawn.map(({ down, right }) => `${down},${right}`)).size).toBe(9);
    const mirrored = drawn.filter((change) => change.mirrored).length;
    expect(Math.abs(mirrored - 250)).toBeLessThan(60);
  });

  it('changes nothing when nothing is asked for', () => {
    const change = drawChange({ shift: 0, mirror: false }, new Random(1));
    expect(change).toEqual({ down: 0, right: 0, mirrored: false });
  });
});
