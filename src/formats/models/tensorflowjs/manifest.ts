import { MOST_WEIGHTS } from '../../../network/limits';
import { NetworkError } from '../../../network/networkError';
import { float16ToNumber } from '../../../numbers/halfFloat';
import { type Config, configIn, isConfig, listIn, numberIn, SAVE_AGAIN, shownAs, textIn } from '../keras/settings';
import { checkBeside, type ModelFiles } from '../modelFiles';

/** A weight of a model, whole numbers among them. */
export interface StoredWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
  readonly isInteger: boolean;
}

/** How numbers of a type are stored. */
interface Encoding {
  readonly bytes: number;
  readonly read: (view: DataView, offset: number) => number;
}

const FLOAT32: Encoding = { bytes: 4, read: (view, offset) => view.getFloat32(offset, true) };
const BYTE: Encoding = { bytes: 1, read: (view, offset) => view.getUint8(offset) };

const ENCODINGS: Readonly<Record<string, Encoding>> = {
  float32: FLOAT32,
  float16: { bytes: 2, read: (view, offset) => float16ToNumber(view.getUint16(offset, true)) },
  int32: { bytes: 4, read: (view, offset) => view.getInt32(offset, true) },
  uint16: { bytes: 2, read: (view, offset) => view.getUint16(offset, true) },
  uint8: BYTE,
  bool: BYTE,
};

/**
 * The weights of a TensorFlow.js model, whose files lie beside its description. A weight may begin in one of them and
 * end in the next.
 *
 * @param manifest of the description: groups of files and of the weights in them
 * @throws NetworkError for files that are not there, or hold too little
 */
export async function readManifest(manifest: readonly unknown[], files: ModelFiles): Promise<readonly StoredWeight[]> {
  const weights: StoredWeight[] = [];
  for (const group of manifest) {
    if (!isConfig(group)) throw new NetworkError('Its weightsManifest has a group that is not an object.', SAVE_AGAIN);
    const bytes = await readShards(listIn(group, 'paths'), files);
    const view = new DataView(bytes.buffer);
    let offset = 0;
    for (const entry of listIn(group, 'weights')) {
      if (!isConfig(entry))
        throw new NetworkError('Its weightsManifest has a weight that is not an object.', SAVE_AGAIN);
      const { weight, length } = readWeight(entry, view, offset);
      weights.push(weight);
      offset += length;
    }
  }
  return weights;
}

async function readShards(paths: readonly unknown[], files: ModelFiles): Promise<Uint8Array<ArrayBuffer>> {
  const shards: Uint8Array[] = [];
  for (const path of paths) shards.push(await files.beside(checkBeside(String(path))));
  const joined = new Uint8Array(shards.reduce((total, shard) => total + shard.length, 0));
  let offset = 0;
  for (const shard of shards) {
    joined.set(shard, offset);
    offset += shard.length;
  }
  return joined;
}

function readWeight(entry: Config, view: DataView, offset: number): { weight: StoredWeight; length: number } {
  const name = textIn(entry, 'name');
  const shape = listIn(entry, 'shape') as readonly number[];
  const count = shape.reduce((product, size) => product * size, 1);
  if (!shape.every((size) => Number.isSafeInteger(size) && size >= 0) || count > MOST_WEIGHTS) {
    throw new NetworkError(`The weight “${name}” has the sizes ${shownAs(shape)}.`, SAVE_AGAIN);
  }
  const type = textIn(entry, 'dtype');
  const packed = entry.quantization === undefined ? undefined : configIn(entry, 'quantization');
  const stored = packed ? textIn(packed, 'dtype') : type;
  const encoding = Object.hasOwn(ENCODINGS, stored) ? ENCODINGS[stored] : undefined;
  if (!encoding) throw new NetworkError(`The weight “${name}” is of the type ${stored}.`, 'Use weights of float32.');
  const length = count * encoding.bytes;
  if (offset + length > view.byteLength) {
    throw new NetworkError(
      `The weight “${name}” ends at byte ${offset + length} of its files, which have ${view.byteLength} together.`,
      'Copy all files of the model again.',
    );
  }
  const numbers = Float64Array.from({ length: count }, (_, index) =>
    encoding.read(view, offset + index * encoding.bytes),
  );
  const isInteger = type !== 'float32' && type !== 'float16';
  return { weight: { name, shape, values: unpacked(numbers, packed), isInteger }, length };
}

/** Quantized weights stand for scale · number + min, rounded to float32, as TensorFlow.js computes them. */
function unpacked(numbers: Float64Array, packed: Config | undefined): ArrayLike<number> {
  if (!packed || packed.scale === undefined) return numbers;
  const [scale, least] = [numberIn(packed, 'scale'), numberIn(packed, 'min', 0)];
  return Float32Array.from(numbers, (number) => scale * number + least);
}
