import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type * as tf from '@tensorflow/tfjs-core';
import { addressOf, integersOf } from './heap';

/** Regions begin at multiples of so many numbers, which is what vectors have. */
const ALIGNMENT = 4;

/** Room in TensorFlow.js' memory for the time of one computation, in named regions. */
export class Scratch<Region extends string> {
  readonly #backend: BackendWasm;
  readonly #tensor: tf.TensorInfo;
  readonly #regions: ReadonlyMap<Region, readonly [start: number, length: number]>;

  /** @param lengths of the regions, in numbers of 32 bits */
  constructor(backend: BackendWasm, lengths: Readonly<Record<Region, number>>) {
    let end = 0;
    const regions = new Map<Region, readonly [number, number]>();
    for (const [region, length] of Object.entries(lengths) as [Region, number][]) {
      regions.set(region, [end, length]);
      end += Math.ceil(length / ALIGNMENT) * ALIGNMENT;
    }
    this.#backend = backend;
    this.#regions = regions;
    this.#tensor = backend.makeOutput([end], 'int32');
  }

  /** Where a region begins, in bytes. */
  address(region: Region): number {
    return addressOf(this.#backend, this.#tensor) + 4 * this.#of(region)[0];
  }

  /** A region's numbers; to be used at once, since the next allocation may move the memory. */
  integers(region: Region): Int32Array {
    const [start, length] = this.#of(region);
    return integersOf(this.#backend, this.#tensor).subarray(start, start + length);
  }

  dispose(): void {
    this.#backend.disposeData(this.#tensor.dataId);
  }

  #of(region: Region): readonly [number, number] {
    return this.#regions.get(region) as readonly [number, number];
  }
}

/** A region's numbers as float32; to be used at once, as is the next. */
export function floatsOf({ buffer, byteOffset, length }: Int32Array): Float32Array {
  return new Float32Array(buffer, byteOffset, length);
}

/** The same as float64. */
export function doublesOf({ buffer, byteOffset, length }: Int32Array): Float64Array {
  return new Float64Array(buffer, byteOffset, length >> 1);
}
