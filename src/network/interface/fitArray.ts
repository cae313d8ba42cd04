import { agreeing } from '../../numbers/format';
import { describeSizes } from '../describe';
import { permute } from '../layout';
import { type Shape, sizeOf } from '../network';

/** Numbers with their shape, row by row. A list without a shape of its own is [length]. */
export interface NumberArray {
  readonly shape: Shape;
  readonly data: Float64Array;
}

/** Inputs in the order of the file, one after the other. */
export interface FittedInputs {
  readonly values: Float64Array;
  readonly batch: number;
  /** How the array was read, where that was not as it stands; a sentence. */
  readonly note?: string;
}

/** What an array of another arrangement can be for certain: its axes, and where a network wants them. */
interface Turn {
  readonly words: string;
  /** Sizes of such an array, for the sizes of a network's input; undefined where that would be a guess. */
  sizes(input: Shape): Shape | undefined;
  /** Axes of the array, in the order of the network's. */
  readonly order: readonly number[];
}

const TURNS: readonly Turn[] = [
  {
    words: 'height × width × channels, and turned to channels × height × width, as the network takes them',
    sizes: ([channels, height, width]) => [height, width, channels] as Shape,
    order: [2, 0, 1],
  },
  {
    words: 'channels × height × width, and turned to height × width × channels, as the network takes them',
    // ONNX has channels first: that a network has them last must show.
    sizes: ([height = 0, width = 0, channels = 0]) =>
      channels < height && channels < width ? [channels, height, width] : undefined,
    order: [1, 2, 0],
  },
];

/**
 * Reads an array as one or more inputs of a network. A list is in the order of the file, several inputs one after the
 * other or a row each. An array of more axes has the input's sizes, axes of size 1 aside, with a batch in front or without; or, where
 * nothing else fits, its channels are last instead of first, or the reverse; or it is one picture of one channel for a
 * network that takes a vector.
 *
 * @param sizes of the network's input in the order of the file, batch left out
 * @throws RangeError for arrays of any other shape, with what would be taken
 */
export function fitArray({ shape, data }: NumberArray, sizes: Shape): FittedInputs {
  const size = sizeOf(sizes);
  const batch = data.length / size;
  if (!Number.isInteger(batch) || batch === 0) throw misfit(shape, sizes);
  const isFlat = shape.length === 1 || isSame(shape, [size], batch);
  if (isFlat || isSame(shape, sizes, batch)) return { values: data, batch };
  const wanted = withoutOnes(sizes);
  const own = withoutOnes(shape);
  if (wanted.length <= 1 && own.length === 2 && batch === 1) {
    return { values: data, batch, note: `The array of ${describeSizes(shape)} was read row by row.` };
  }
  const turns = sizes.length === 3 ? TURNS.map((turn) => ({ ...turn, turned: turn.sizes(sizes) })) : [];
  const turn = turns.find(({ turned }) => turned && isSame(shape, turned, batch));
  if (!turn?.turned) throw misfit(shape, sizes);
  return {
    values: permute(data, [batch, ...turn.turned], [0, ...turn.order.map((axis) => axis + 1)]),
    batch,
    note: `The array of ${describeSizes(shape)} was read as ${turn.words}.`,
  };
}

/** Whether an array of this shape holds so many inputs of these sizes as they are. */
function isSame(shape: Shape, sizes: Shape, batch: number): boolean {
  const one = batch === 1 ? shape : shape.slice(1);
  return (batch === 1 || shape[0] === batch) && withoutOnes(one).join() === withoutOnes(sizes).join();
}

function withoutOnes(shape: Shape): Shape {
  return shape.filter((size) => size !== 1);
}

function takes(sizes: Shape): string {
  const size = sizeOf(sizes);
  const asSizes = sizes.length > 0 ? ` (${describeSizes(sizes)})` : '';
  return `The network takes ${size} ${agreeing(size, 'number', 'numbers')}${asSizes}`;
}

function misfit(shape: Shape, sizes: Shape): RangeError {
  const count = sizeOf(shape);
  if (shape.length === 1) {
    return new RangeError(`${takes(sizes)}, but the input has ${count}. Give that many, in the order of the model.`);
  }
  if (sizes.length === 0) {
    return new RangeError(`${takes(sizes)}, but the array is ${describeSizes(shape)}. Give a single number.`);
  }
  const array = sizes.length === 1 ? 'a list of that many' : `an array of ${describeSizes(sizes)}`;
  return new RangeError(
    `${takes(sizes)}, but the array is ${describeSizes(shape)}. Give ${array}; for several inputs, one after the other.`,
  );
}
