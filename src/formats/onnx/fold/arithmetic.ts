import { type Shape, sizeOf } from '../../../network/network';
import { NetworkError } from '../../../network/networkError';
import type { OnnxTensor } from '../../../network/onnxNode';
import { constantInput, numberAttribute } from '../../../network/onnxReading';
import { broadcastShape } from '../../../network/ops/broadcast';
import { dataTypeOf } from '../dataType';
import { checkFolded, type Fold } from './folding';

/** How two numbers are combined, and whether `result` is exactly that. */
interface Arithmetic {
  readonly compute: (a: number, b: number) => number;
  readonly isExact: (a: number, b: number, result: number) => boolean;
}

// A product of two float32 numbers is exact in JavaScript, and these tests of sums and quotients are exact too.
const ADD: Arithmetic = { compute: (a, b) => a + b, isExact: (a, b, result) => result - a === b && result - b === a };
const SUB: Arithmetic = { compute: (a, b) => a - b, isExact: (a, b, result) => a - result === b && result + b === a };
const MUL: Arithmetic = { compute: (a, b) => a * b, isExact: () => true };
const DIV: Arithmetic = { compute: (a, b) => a / b, isExact: (a, b, result) => result * b === a };

export const add = binary(ADD);
export const sub = binary(SUB);
export const mul = binary(MUL);
export const div = binary(DIV);

/** Changes the type where the values stay what they are; fractions become integers by dropping what follows the point. */
export const cast: Fold = (node, context) => {
  const { shape, type, data } = constantInput(node, 0, context);
  const target = dataTypeOf(numberAttribute(node, 'to', 0));
  if (target === 'float32' || target === 'float64') {
    return { shape, type: 'float', data: toFloats(data) };
  }
  if (target === 'bool')
    return { shape, type: 'integer', data: Float64Array.from(data, (value) => (value === 0 ? 0 : 1)) };
  if (target === 'int32' || target === 'int64') {
    return type === 'integer'
      ? { shape, type, data }
      : { shape, type: 'integer', data: Float64Array.from(data, Math.trunc) };
  }
  throw new NetworkError(`It casts a constant to ${target}.`, 'Export the network in float32.');
};

/** A constant filled with one number. */
export const constantOfShape: Fold = (node, context) => {
  const shape = checkFolded([...constantInput(node, 0, context).data]);
  const value = node.attributes.value as OnnxTensor | undefined;
  const fill = value?.data[0] ?? 0;
  const count = sizeOf(shape);
  return value?.type === 'integer'
    ? { shape, type: 'integer', data: new Float64Array(count).fill(fill) }
    : { shape, type: 'float', data: new Float32Array(count).fill(fill) };
};

function binary(arithmetic: Arithmetic): Fold {
  return (node, context) => {
    const a = constantInput(node, 0, context);
    const b = constantInput(node, 1, context);
    if (a.type !== b.type) throw new NetworkError('It combines integers with floats.', 'Correct the types.');
    const shape = checkFolded(broadcastShape(a.shape, b.shape));
    const left = broadcastValues(a, shape);
    const right = broadcastValues(b, shape);
    if (a.type === 'integer') {
      const data = left.map((value, index) => Math.trunc(arithmetic.compute(value, right[index] as number)));
      return { shape, type: 'integer', data: checkIntegers(data) };
    }
    const data = left.map((value, index) => arithmetic.compute(value, right[index] as number));
    const isExact = data.every((value, index) =>
      arithmetic.isExact(left[index] as number, right[index] as number, value),
    );
    if (!isExact) throw inexact();
    return { shape, type: 'float', data: toFloats(data) };
  };
}

function checkIntegers(data: Float64Array): Float64Array {
  if (data.every((value) => Number.isSafeInteger(value))) return data;
  throw new NetworkError('It computes a constant that is no integer of a usable size.', 'Correct the constants.');
}

function toFloats(data: Float32Array | Float64Array): Float32Array {
  const floats = Float32Array.from(data);
  if (floats.every((value, index) => value === data[index])) return floats;
  throw inexact();
}

function inexact(): NetworkError {
  return new NetworkError(
    'It computes a constant that is no float32 number, so that folding it would change the network.',
    'Fold constants when exporting, so that the file holds the weights that are meant.',
  );
}

function broadcastValues(tensor: OnnxTensor, shape: Shape): Float64Array {
  const sizes = [...Array<number>(shape.length - tensor.shape.length).fill(1), ...tensor.shape];
  const values = new Float64Array(sizeOf(shape));
  for (let index = 0; index < values.length; index++) {
    let rest = index;
    let source = 0;
    let step = 1;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const size = shape[axis] as number;
      const own = sizes[axis] as number;
      if (own > 1) source += (rest % size) * step;
      step *= own;
      rest = Math.floor(rest / size);
    }
    values[index] = tensor.data[source] as number;
  }
  return values;
}
