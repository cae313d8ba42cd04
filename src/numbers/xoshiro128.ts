/**
 * One step of xoshiro128** 1.1 (Blackman & Vigna 2021): moves the state of four words on and gives a uniform integer
 * from 0 to 2³² − 1.
 */
export function xoshiro128(state: Uint32Array): number {
  const s = state as unknown as [number, number, number, number];
  const result = Math.imul(rotateLeft(Math.imul(s[1], 5), 7), 9) >>> 0;
  const shifted = s[1] << 9;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = rotateLeft(s[3], 11);
  return result;
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
