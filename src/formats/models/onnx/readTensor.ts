import { beyondType, type IntegerType, isIntegerType } from '../../../network/integerTypes';
import { MOST_WEIGHTS } from '../../../network/limits';
import { type Shape, sizeOf } from '../../../network/network';
import { NetworkError } from '../../../network/networkError';
import type { OnnxTensor } from '../../../network/onnxNode';
import { counted } from '../../../numbers/format';
import { bfloat16ToNumber, float16ToNumber, NARROW_FLOATS, narrowFloatToNumber } from '../../../numbers/halfFloat';
import { type DataType, dataTypeOf } from './dataType';
import { isExternal } from './externalData';
import type { TensorProto } from './onnx_pb';

/**
 * Reads a constant. Floats of other widths are taken where float32 has the same number; data in another file,
 * strings, complex numbers, and data that do not fit the sizes are refused with a NetworkError.
 *
 * @param name how messages call it
 */
export function readTensor(tensor: TensorProto, name = tensor.name): OnnxTensor {
  const shape = readSizes(tensor, name);
  refuseExternalData(tensor, name);
  const type = dataTypeOf(tensor.dataType);
  const count = shape.reduce((product, size) => product * size, 1);
  const values = readValues(tensor, type, name, count);
  if (values.length !== count) {
    throw new NetworkError(
      `The constant “${name}” has ${counted(values.length, 'value')} for its sizes [${shape.join(', ')}], which need ${count}.`,
      'The file is damaged; export it again.',
    );
  }
  if (!isIntegerType(type)) return { shape, type: 'float', data: toFloat32(values, type, name) };
  requireHeld(values, type, type, name);
  return { shape, type: 'integer', element: type, data: new Float64Array(values) };
}

/**
 * The values of a constant of float64 that float32 does not hold; undefined for every other one, also one that cannot be
 * read, which `readTensor` refuses.
 */
export function readDoubles(tensor: TensorProto): { readonly shape: Shape; readonly values: Float64Array } | undefined {
  if (dataTypeOf(tensor.dataType) !== 'float64' || isExternal(tensor)) return undefined;
  const shape = readSizes(tensor, tensor.name);
  const values = Float64Array.from(readValues(tensor, 'float64', tensor.name, sizeOf(shape)));
  // Others are beyond what float32 comes near, or no numbers.
  const isNear = values.length === sizeOf(shape) && values.every((value) => Number.isFinite(Math.fround(value)));
  return isNear && values.some((value) => Math.fround(value) !== value) ? { shape, values } : undefined;
}

/** Refuses numbers that lie in the file as wider ones, and that their type does not hold. */
function requireHeld(values: Values, type: DataType, held: IntegerType, name: string): void {
  const wrong = beyondType(values, held);
  if (wrong === undefined) return;
  throw new NetworkError(
    `The constant “${name}” is ${type} and has the value ${wrong}, which that type does not hold.`,
    'The file is damaged; export it again.',
  );
}

function readSizes(tensor: TensorProto, name: string): readonly number[] {
  const shape = tensor.dims.map(Number);
  const count = shape.reduce((product, size) => product * size, 1);
  if (shape.every((size) => Number.isSafeInteger(size) && size >= 0) && count <= MOST_WEIGHTS) return shape;
  throw new NetworkError(
    `The constant “${name}” has the sizes [${shape.join(', ')}]; negative or absurdly large ones are not taken.`,
    'The file is damaged; export it again.',
  );
}

function refuseExternalData(tensor: TensorProto, name: string): void {
  if (!isExternal(tensor)) return;
  const location = tensor.externalData.find(({ key }) => key === 'location')?.value;
  throw new NetworkError(
    `The constant “${name}” lies in another file${location ? ` (“${location}”)` : ''}.`,
    'Save the model as one file: onnx.save(onnx.load(path), path, save_as_external_data=False).',
  );
}

type Values = ArrayLike<number> & Iterable<number>;
type RawReader = (view: DataView, offset: number) => number;

interface Encoding {
  /** Bytes of one value in raw data. */
  readonly bytes: number;
  readonly raw: RawReader;
  /** The values where they are not raw. */
  readonly typed: (tensor: TensorProto) => Values;
}

const int32s = (tensor: TensorProto): Values => tensor.int32Data;
const halves = (decode: (bits: number) => number) => ({
  bytes: 2,
  raw: (view: DataView, offset: number) => decode(view.getUint16(offset, true)),
  typed: (tensor: TensorProto) => tensor.int32Data.map(decode),
});

const eight = (decode: (bits: number) => number): Encoding => ({
  bytes: 1,
  raw: (view, offset) => decode(view.getUint8(offset)),
  typed: (tensor) => tensor.int32Data.map(decode),
});

/** Two of four bits lie in each byte, the first one in the lower half. */
const FOUR_BITS: Partial<Record<DataType, (bits: number) => number>> = {
  uint4: (bits) => bits,
  int4: (bits) => (bits < 8 ? bits : bits - 16),
  float4e2m1: (bits) => narrowFloatToNumber(bits, NARROW_FLOATS.float4e2m1),
};

const ENCODINGS: Partial<Record<DataType, Encoding>> = {
  float32: { bytes: 4, raw: (view, offset) => view.getFloat32(offset, true), typed: (tensor) => tensor.floatData },
  float64: { bytes: 8, raw: (view, offset) => view.getFloat64(offset, true), typed: (tensor) => tensor.doubleData },
  float16: halves(float16ToNumber),
  float8e4m3fn: eight((bits) => narrowFloatToNumber(bits, NARROW_FLOATS.float8e4m3fn)),
  float8e4m3fnuz: eight((bits) => narrowFloatToNumber(bits, NARROW_FLOATS.float8e4m3fnuz)),
  float8e5m2: eight((bits) => narrowFloatToNumber(bits, NARROW_FLOATS.float8e5m2)),
  float8e5m2fnuz: eight((bits) => narrowFloatToNumber(bits, NARROW_FLOATS.float8e5m2fnuz)),
  bfloat16: halves(bfloat16ToNumber),
  uint8: { bytes: 1, raw: (view, offset) => view.getUint8(offset), typed: int32s },
  int8: { bytes: 1, raw: (view, offset) => view.getInt8(offset), typed: int32s },
  bool: { bytes: 1, raw: (view, offset) => view.getUint8(offset), typed: int32s },
  uint16: { bytes: 2, raw: (view, offset) => view.getUint16(offset, true), typed: int32s },
  int16: { bytes: 2, raw: (view, offset) => view.getInt16(offset, true), typed: int32s },
  int32: { bytes: 4, raw: (view, offset) => view.getInt32(offset, true), typed: int32s },
  uint32: {
    bytes: 4,
    raw: (view, offset) => view.getUint32(offset, true),
    typed: (tensor) => tensor.uint64Data.map(toSafeInteger),
  },
  int64: {
    bytes: 8,
    raw: (view, offset) => toSafeInteger(view.getBigInt64(offset, true)),
    typed: (tensor) => tensor.int64Data.map(toSafeInteger),
  },
  uint64: {
    bytes: 8,
    raw: (view, offset) => toSafeInteger(view.getBigUint64(offset, true)),
    typed: (tensor) => tensor.uint64Data.map(toSafeInteger),
  },
};

function readValues(tensor: TensorProto, type: DataType, name: string, count: number): Values {
  const decode = FOUR_BITS[type];
  if (decode) return unpacked(tensor, decode, count);
  const encoding = ENCODINGS[type];
  if (!encoding) {
    throw new NetworkError(`The constant “${name}” has the type ${type}, which is not taken.`, 'Use float32 weights.');
  }
  const { rawData } = tensor;
  if (rawData.length === 0) {
    // Halves lie in the file as 32-bit numbers.
    if (type === 'float16' || type === 'bfloat16') requireHeld(tensor.int32Data, type, 'uint16', name);
    return encoding.typed(tensor);
  }
  if (rawData.length % encoding.bytes !== 0) {
    throw new NetworkError(
      `The constant “${name}” has ${counted(rawData.length, 'byte')}, which are not whole ${type} values.`,
      'The file is damaged; export it again.',
    );
  }
  // Nearly all weights come this way, and every platform with WebAssembly is little-endian like the file.
  if (type === 'float32') return new Float32Array(new Uint8Array(rawData).buffer);
  const view = new DataView(rawData.buffer, rawData.byteOffset, rawData.byteLength);
  const values = new Float64Array(rawData.length / encoding.bytes);
  for (let index = 0; index < values.length; index++) values[index] = encoding.raw(view, index * encoding.bytes);
  return values;
}

function unpacked({ rawData, int32Data }: TensorProto, decode: (bits: number) => number, count: number): Values {
  const bytes: ArrayLike<number> = rawData.length > 0 ? rawData : int32Data;
  const values = Array.from(bytes).flatMap((byte) => [decode(byte & 15), decode((byte >> 4) & 15)]);
  // Of an odd number the last half is left over.
  return values.length === count + 1 ? values.slice(0, count) : values;
}

/** Numbers beyond ±(2⁵³ − 1) stand for "to the end" in slices, and nothing else can need them. */
export function toSafeInteger(value: bigint): number {
  return Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, Number(value)));
}

function toFloat32(values: Values, type: DataType, name: string): Float32Array {
  // What was copied from the file already.
  if (values instanceof Float32Array) return values;
  const data = new Float32Array(values);
  if (type !== 'float64') return data;
  const lost = data.findIndex((value, index) => !Object.is(value, values[index]));
  if (lost < 0) return data;
  throw new NetworkError(
    `The constant “${name}” is float64 and its value ${values[lost]} is not a float32 number.`,
    'Export the model with float32 weights, for example with model.float().',
  );
}
