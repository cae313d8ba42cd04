import type { NetworkNode, Weight } from '../../../../network/network';

/** Of FNV-1a, over words. */
const [OFFSET, PRIME] = [0x811c9dc5, 0x01000193];

/** How many words of weights are looked at first. */
const FEW = 64;

/** Gives equal weights the same numbers, so that what many nodes share lies in memory once. */
export class SharedWeights {
  readonly #known = new Map<string, Float32Array>();
  /** The first of those that are alike in a few words, until others are: most weights are like none, and read no further. */
  readonly #alike = new Map<string, Float32Array | undefined>();

  /** Weights with the same names, shapes and values, with numbers that others have as well. */
  share(weights: NetworkNode['weights']): NetworkNode['weights'] {
    return Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, this.#shared(weight)]));
  }

  /** Vectors of a single value, such as biases of 0, are equal without being shared. */
  #shared(weight: Weight): Weight {
    const { shape, data } = weight;
    if (shape.length < 2 && data.every((value) => value === data[0])) return weight;
    const rough = keyOf(data, Math.ceil(data.length / FEW));
    if (!this.#alike.has(rough)) {
      this.#alike.set(rough, data);
      return weight;
    }
    const first = this.#alike.get(rough);
    if (first) this.#known.set(keyOf(first), first);
    this.#alike.set(rough, undefined);
    const key = keyOf(data);
    const known = this.#known.get(key);
    if (known && hasSameBits(known, data)) return { ...weight, data: known };
    this.#known.set(key, data);
    return weight;
  }
}

/** Equal for equal weights, by every so many of their words. */
function keyOf(data: Float32Array, step = 1): string {
  const bits = bitsOf(data);
  let hash = OFFSET;
  for (let at = 0; at < bits.length; at += step) hash = Math.imul(hash ^ (bits[at] as number), PRIME) ^ (hash >>> 15);
  return `${bits.length} ${hash}`;
}

/** Zeros have signs. */
function bitsOf({ buffer, byteOffset, length }: Float32Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length);
}

function hasSameBits(first: Float32Array, second: Float32Array): boolean {
  const [a, b] = [bitsOf(first), bitsOf(second)];
  return a.every((word, at) => word === b[at]);
}
