/**
 * Seeded random numbers: xoshiro128**, its state filled by splitmix32. Integer arithmetic only, so that a seed gives
 * the same numbers in every browser and in Node.
 *
 * Each purpose ("shuffle", epoch 3) takes a stream of its own; nothing then depends on how many numbers another
 * purpose has drawn, and a resumed run needs no stored state.
 */
export class Random {
  readonly #state: Uint32Array;

  /** @param stream tells apart generators of the same seed */
  constructor(seed: number, ...stream: readonly (string | number)[]) {
    const next = splitmix32(hash(JSON.stringify([seed, ...stream])));
    this.#state = Uint32Array.from({ length: 4 }, next);
  }

  /** A uniform integer from 0 to 2³² − 1. */
  uint32(): number {
    return xoshiro128(this.#state);
  }

  /** A uniform number in [0, 1), a multiple of 2⁻³². */
  uniform(): number {
    return this.uint32() / 2 ** 32;
  }

  /** A uniform integer from 0 to `count` − 1, for counts up to 2³². */
  integer(count: number): number {
    // Numbers beyond the last full multiple of `count` would favour small results; they are drawn again.
    const limit = 2 ** 32 - (2 ** 32 % count);
    let number = this.uint32();
    while (number >= limit) number = this.uint32();
    return number % count;
  }

  /** The integers from 0 to `count` − 1 in random order (Fisher–Yates). */
  permutation(count: number): Uint32Array {
    const order = Uint32Array.from({ length: count }, (_, index) => index);
    for (let last = count - 1; last > 0; last--) {
      const other = this.integer(last + 1);
      const swapped = order[last] as number;
      order[last] = order[other] as number;
      order[other] = swapped;
    }
    return order;
  }
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let result = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) result = Math.imul(result ^ text.charCodeAt(index), 0x01000193);
  return result >>> 0;
}

/** Steele, Lea & Flood's splitmix with 32-bit words and the finaliser of murmur3. */
function splitmix32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
}

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
