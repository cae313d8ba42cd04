import { beyondType, type IntegerType, isIntegerType } from '../../../../network/integerTypes';
import { type Shape, sizeOf } from '../../../../network/network';
import { NetworkError } from '../../../../network/networkError';
import type { OnnxTensor } from '../../../../network/onnxNode';
import { constantInput, numberAttribute } from '../../../../network/onnxReading';
import { broadcastShape } from '../../../../network/ops/affine/broadcast';
import { CHECK_FILE, EXPORT_FLOAT32, FOLD_CONSTANTS } from '../../../../network/remedies';
import { dataTypeOf } from '../dataType';
import { checkFolded, type Fold } from './folding';

/** Float32 does not hold what is computed. */
export class InexactError extends NetworkError {}

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
  const { shape, data } = constantInput(node, 0, context);
  const target = dataTypeOf(numberAttribute(node, 'to', 0));
  if (target === 'float32' || target === 'float64') {
    return { shape, type: 'float', data: toFloats(data) };
  }
  if (isIntegerType(target)) {
    const whole = Float64Array.from(data, target === 'bool' ? (value) => (value === 0 ? 0 : 1) : Math.trunc);
    return { shape, type: 'integer', element: target, data: checkIntegers(whole, target) };
  }
  throw new NetworkError(`It casts a constant to ${target}.`, EXPORT_FLOAT32);
};

/** A constant filled with one number. */
export const constantOfShape: Fold = (node, context) => {
  const shape = checkFolded([...constantInput(node, 0, context).data]);
  const value = node.attributes.value as OnnxTensor | undefined;
  const fill = value?.data[0] ?? 0;
  const count = sizeOf(shape);
  return value?.type === 'integer'
    ? { ...value, shape, data: new Float64Array(count).fill(fill) }
    : { shape, type: 'float', data: new Float32Array(count).fill(fill) };
};

function binary(arithmetic: Arithmetic): Fold {
  return (node, context) => {
    const a = constantInput(node, 0, context);
    const b = constantInput(node, 1, context);
    if (a.type !== b.type) throw new NetworkError('It combines integers with floats.', CHECK_FILE);
    if (a.element !== b.element) {
      throw new NetworkError(`It combines ${a.element ?? 'integers'} with ${b.element ?? 'integers'}.`, CHECK_FILE);
    }
    const shape = checkFolded(broadcastShape(a.shape, b.shape));
    const left = broadcastValues(a, shape);
    const right = broadcastValues(b, shape);
    if (a.type === 'integer') {
      const data = left.map((value, index) => Math.trunc(arithmetic.compute(value, right[index] as number)));
      return { ...a, shape, data: checkIntegers(data, a.element) };
    }
    const data = left.map((value, index) => arithmetic.compute(value, right[index] as number));
    const isExact = data.every((value, index) =>
      arithmetic.isExact(left[index] as number, right[index] as number, value),
    );
    if (!isExact) throw inexact();
    return { shape, type: 'float', data: toFloats(data) };
  };
}

/** Programs differ in what they make of numbers that their type does not hold. */
function checkIntegers(data: Float64Array, type: IntegerType | undefined): Float64Array {
  const wrong = beyondType(data, type);
  if (wrong === undefined) return data;
  throw new NetworkError(`It computes the constant ${wrong}, which ${type ?? 'an integer'} does not hold.`, CHECK_FILE);
}

function toFloats(data: Float32Array | Float64Array): Float32Array {
  const floats = Float32Array.from(data);
  if (floats.every((value, index) => value === data[index])) return floats;
  throw inexact();
}

function inexact(): InexactError {
  return new InexactError(
    'It computes a constant that is not a float32 number, so that folding it would change the network.',
    FOLD_CONSTANTS,
  );
}

/** The values of a constant, repeated to a shape. */
export function broadcastValues(
  tensor: { readonly shape: Shape; readonly data: ArrayLike<number> },
  shape: Shape,
): Float64Array {
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
