import fc from 'fast-check';
import type { Network, NetworkNode, Weight } from '../../network/network';

/** One step of a random network over images. */
interface Step {
  readonly kind: 'conv' | 'residual' | 'largest' | 'mean' | 'pad';
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly pads: readonly [number, number, number, number];
  readonly dilations: readonly [number, number];
  readonly isGrouped: boolean;
  readonly perGroup: number;
  readonly hasBias: boolean;
  readonly isNormalized: boolean;
  readonly activation: 'Relu' | 'LeakyRelu' | undefined;
}

const small = (min: number, max: number) => fc.integer({ min, max });

const stepOf = (...kinds: Step['kind'][]): fc.Arbitrary<Step> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    kernel: fc.tuple(small(1, 3), small(1, 3)),
    strides: fc.tuple(small(1, 2), small(1, 3)),
    pads: fc.tuple(small(0, 2), small(0, 2), small(0, 2), small(0, 2)),
    dilations: fc.constantFrom([1, 1] as const, [1, 1] as const, [2, 1] as const),
    isGrouped: fc.boolean(),
    perGroup: small(1, 3),
    hasBias: fc.boolean(),
    isNormalized: fc.boolean(),
    activation: fc.constantFrom('Relu' as const, 'Relu' as const, 'LeakyRelu' as const, undefined),
  });

/** A random network over images and a box of inputs; every number is a float32. */
export interface RandomConvNetwork {
  readonly network: Network;
  readonly center: number[];
  readonly random: () => number;
}

/** Convolutions with strides, asymmetric pads, dilations and groups, batch norm, residual sums, with and without activations. */
export const randomConvNetwork = networksOf(stepOf('conv', 'conv', 'residual'));

/** The same with largest values and means of windows, and with images that are surrounded by a constant. */
export const randomPooledNetwork = networksOf(stepOf('conv', 'conv', 'largest', 'mean', 'pad'));

function networksOf(step: fc.Arbitrary<Step>): fc.Arbitrary<RandomConvNetwork> {
  return fc
    .record({
      size: fc.tuple(small(6, 9), small(6, 9), small(1, 2)),
      steps: fc.array(step, { minLength: 2, maxLength: 4 }),
      isCancelling: fc.boolean(),
      seed: small(1, 2 ** 30),
    })
    .map(({ size, steps, isCancelling, seed }) => {
      const random = randomNumbers(seed);
      const builder = new Builder(size, isCancelling ? () => cancelling(random) : () => Math.fround(2 * random() - 1));
      for (const each of steps) builder.add(each);
      const center = Array.from({ length: size[0] * size[1] * size[2] }, () => Math.fround(2 * random() - 1));
      return { network: builder.finish(size), center, random };
    });
}

/** A repeatable source of numbers in [0, 1). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Numbers of very different sizes, so that sums lose small terms. */
function cancelling(random: () => number): number {
  return Math.trunc((2 * random() - 1) * 4096) * 2 ** Math.trunc(random() * 24 - 20);
}

class Builder {
  readonly #nodes: NetworkNode[] = [];
  readonly #number: () => number;
  #value = 'input';
  #size: readonly [number, number, number];

  constructor(size: readonly [number, number, number], number: () => number) {
    this.#size = size;
    this.#number = number;
  }

  add(step: Step): void {
    if (step.kind === 'residual') this.#addResidual(step);
    else if (step.kind === 'pad') this.#addPad(step);
    else if (step.kind !== 'conv') this.#addPool(step);
    else this.#addConv(step);
    if (step.isNormalized) this.#addNormalization();
    if (step.activation) this.#push(step.activation, [this.#value], { alpha: 0.25 });
  }

  finish(shape: readonly [number, number, number]): Network {
    return { name: 'images', input: { name: 'input', shape }, nodes: this.#nodes, output: this.#value };
  }

  #addConv({ kernel, strides, pads, dilations, isGrouped, perGroup, hasBias }: Step): void {
    const [height, width, channels] = this.#size;
    const along = (axis: 0 | 1, size: number) => {
      const room = size + pads[axis] + pads[(axis + 2) as 2 | 3] - (kernel[axis] - 1) * dilations[axis] - 1;
      return Math.floor(room / strides[axis]) + 1;
    };
    const [rows, columns] = [along(0, height), along(1, width)];
    if (rows < 1 || columns < 1) return;
    const groups = isGrouped ? channels : 1;
    const outputs = perGroup * groups;
    const filter = this.#weight([...kernel, channels / groups, outputs]);
    const bias = hasBias ? this.#weight([outputs]) : undefined;
    this.#push('Conv', [this.#value], { strides, pads, dilations, groups }, { filter, ...(bias && { bias }) });
    this.#size = [rows, columns, outputs];
  }

  #addPool({ kind, kernel, strides, pads, dilations }: Step): void {
    const isMean = kind === 'mean';
    const [height, width, channels] = this.#size;
    // Means of one, two or four values are exact; no window lies wholly in the padding, as one whose rows lie apart would around a single row.
    const size = [Math.min(2, kernel[0]), Math.min(2, kernel[1])] as const;
    const own = { kernel: size, strides, dilations: isMean || height === 1 ? ([1, 1] as const) : dilations };
    const around = [0, 1, 2, 3].map((side) => Math.min(pads[side] as number, (size[side % 2] as number) - 1));
    const along = (axis: 0 | 1, length: number) => {
      const room =
        length + (around[axis] as number) + (around[axis + 2] as number) - (size[axis] - 1) * own.dilations[axis] - 1;
      return Math.floor(room / strides[axis]) + 1;
    };
    const [rows, columns] = [along(0, height), along(1, width)];
    if (rows < 1 || columns < 1) return;
    const attributes = { ...own, pads: around, ceil: false, ...(isMean && { countIncludePad: true }) };
    this.#push(isMean ? 'AveragePool' : 'MaxPool', [this.#value], attributes);
    this.#size = [rows, columns, channels];
  }

  /** Rows and columns that are added, or cut off at the end. */
  #addPad({ pads: [top, left, bottom, right] }: Step): void {
    const [height, width, channels] = this.#size;
    const after = [height > 4 ? bottom - 1 : bottom, width > 4 ? right - 1 : right, 0] as const;
    this.#push('Pad', [this.#value], { before: [top, left, 0], after, value: 0.5 });
    this.#size = [height + top + after[0], width + left + after[1], channels];
  }

  /** x + convolution of x, activated. */
  #addResidual(step: Step): void {
    const before = this.#value;
    const [, , channels] = this.#size;
    const same = { kernel: [3, 3], strides: [1, 1], pads: [1, 1, 1, 1], dilations: [1, 1] } as const;
    this.#addConv({ ...step, ...same, isGrouped: false, perGroup: channels });
    this.#push('Add', [before, this.#value]);
  }

  #addNormalization(): void {
    const [, , channels] = this.#size;
    const variance = {
      shape: [channels],
      data: Float32Array.from({ length: channels }, (_, at) => 4 ** ((at % 8) - 1)),
    };
    const [gamma, beta, mean] = [1, 2, 3].map(() => this.#weight([channels])) as [Weight, Weight, Weight];
    this.#push('BatchNormalization', [this.#value], { epsilon: 0 }, { gamma, beta, mean, variance });
  }

  #push(
    op: string,
    inputs: string[],
    attributes: NetworkNode['attributes'] = {},
    weights: NetworkNode['weights'] = {},
  ) {
    this.#value = `value${this.#nodes.length}`;
    this.#nodes.push({ name: this.#value, op, inputs, output: this.#value, attributes, weights });
  }

  #weight(shape: number[]): Weight {
    const length = shape.reduce((a, b) => a * b, 1);
    return { shape, data: Float32Array.from({ length }, this.#number) };
  }
}
