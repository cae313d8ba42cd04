import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gunzip } from './gunzip';

const plain = new Uint8Array(100_000).map((_, index) => Math.imul(index, 2654435761) >>> 13);

describe('gunzip', () => {
  it('unpacks gzip', async () => {
    expect(await gunzip(gzipSync(plain))).toEqual(plain);
  });

  it('leaves bytes alone that a server has already unpacked', async () => {
    expect(await gunzip(plain)).toBe(plain);
  });

  it('refuses a file cut short', async () => {
    await expect(gunzip(gzipSync(plain).subarray(0, 1000))).rejects.toThrow(/damaged or cut short/);
  });

  it('refuses a damaged file', async () => {
    const damaged = gzipSync(plain);
    damaged[500] = (damaged[500] as number) ^ 0xff;
    await expect(gunzip(damaged)).rejects.toThrow(/damaged/);
  });

  it('refuses a file that unpacks to more than allowed', async () => {
    await expect(gunzip(gzipSync(new Uint8Array(1_000_000)), 999_999)).rejects.toThrow(/more than 999999 bytes/);
  });
});
