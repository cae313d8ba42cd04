import type { NetworkNode, Weight } from '../../../../network/network';

/** Of FNV-1a, over words. */
const [OFFSET, PRIME] = [0x811c9dc5, 0x01000193];

/** Gives equal weights the same numbers, so that what many nodes share lies in memory once. */
export class SharedWeights {
  readonly #known = new Map<string, Float32Array>();

  /** Weights with the same names, shapes and values, with numbers that others have as well. */
  share(weights: NetworkNode['weights']): NetworkNode['weights'] {
    return Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, this.#shared(weight)]));
  }

  /** Vectors of a single value, such as biases of 0, are equal without being shared. */
  #shared(weight: Weight): Weight {
    if (weight.shape.length < 2 && weight.data.every((value) => value === weight.data[0])) return weight;
    const key = `${weight.data.length} ${hashOf(bitsOf(weight.data))}`;
    const known = this.#known.get(key);
    if (known && hasSameBits(known, weight.data)) return { ...weight, data: known };
    this.#known.set(key, weight.data);
    return weight;
  }
}

/** Zeros have signs. */
function bitsOf({ buffer, byteOffset, length }: Float32Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length);
}

function hashOf(bits: Int32Array): number {
  return bits.reduce((hash, word) => Math.imul(hash ^ word, PRIME) ^ (hash >>> 15), OFFSET);
}

function hasSameBits(first: Float32Array, second: Float32Array): boolean {
  const [a, b] = [bitsOf(first), bitsOf(second)];
  return a.every((word, at) => word === b[at]);
}
