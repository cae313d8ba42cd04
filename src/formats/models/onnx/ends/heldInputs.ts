import { create } from '@bufbuild/protobuf';
import type { Ends } from '../../../../network/interface/interface';
import { type HeldInput, sizeOf } from '../../../../network/network';
import { NetworkError } from '../../../../network/networkError';
import { agreeing } from '../../../../numbers/format';
import { dataTypeNumber, dataTypeOf } from '../dataType';
import { type TensorProto, TensorProtoSchema, type ValueInfoProto } from '../onnx_pb';

/** Kinds of numbers that can be held, and the field of a tensor that has them. */
const KINDS: Readonly<Record<string, 'floatData' | 'doubleData' | 'int32Data' | 'int64Data'>> = {
  float32: 'floatData',
  float64: 'doubleData',
  int32: 'int32Data',
  int64: 'int64Data',
  bool: 'int32Data',
};

/** The inputs that are held, and the constants that stand for them. */
export interface Held {
  readonly inputs: readonly HeldInput[];
  readonly tensors: readonly TensorProto[];
}

/**
 * Makes constants of the inputs that are not bounded, at the numbers that are given, else at 0.
 *
 * @throws NetworkError naming the input whose numbers do not fit
 */
export function holdInputs(others: readonly ValueInfoProto[], { constants = {} }: Ends): Held {
  const unknown = Object.keys(constants).find((name) => others.every((other) => other.name !== name));
  if (unknown !== undefined) {
    const names = others.map(({ name }) => `“${name}”`).join(', ') || 'none';
    throw new NetworkError(`“${unknown}” is not an input that is held.`, `Those that are held: ${names}.`);
  }
  const held = others.map((other) => holdInput(other, constants[other.name]));
  return { inputs: held.map(({ input }) => input), tensors: held.map(({ tensor }) => tensor) };
}

function holdInput(other: ValueInfoProto, given: number | readonly number[] | undefined) {
  const { name } = other;
  const type = other.type?.tensorType;
  const element = dataTypeOf(type?.elemType ?? 1);
  const field = KINDS[element];
  if (!field) {
    throw new NetworkError(
      `The input “${name}” is ${element}, which cannot be held.`,
      'Make it a constant: an initializer of the same name.',
    );
  }
  const sizes = (type?.shape?.dim ?? []).map(({ value }, axis) => {
    if (value.case === 'dimValue' && value.value > 0n) return Number(value.value);
    if (axis === 0) return 1;
    throw new NetworkError(
      `Dimension ${axis + 1} of the input “${name}”, which is held, has no fixed size.`,
      'Export the network with fixed sizes; only the batch may be dynamic.',
    );
  });
  const numbers = numbersFor(name, sizeOf(sizes), given);
  const data = field === 'int64Data' ? numbers.map((value) => BigInt(Math.trunc(value))) : numbers;
  const tensor = create(TensorProtoSchema, {
    name,
    dataType: dataTypeNumber(element),
    dims: sizes.map(BigInt),
    [field]: data,
  });
  const sample = type?.shape?.dim[0]?.value.case === 'dimValue' && sizes[0] !== 1 ? sizes : sizes.slice(1);
  return { input: { name, sizes: sample, isGiven: given !== undefined }, tensor };
}

function numbersFor(name: string, size: number, given: number | readonly number[] = 0): number[] {
  if (![given].flat().every((value) => typeof value === 'number' && Number.isFinite(value))) {
    throw new NetworkError(
      `What “${name}” is held at is not a list of numbers.`,
      'Give one number, or a list of them.',
    );
  }
  if (typeof given === 'number') return Array.from({ length: size }, () => given);
  if (given.length === size) return [...given];
  throw new NetworkError(
    `The input “${name}” has ${size} ${agreeing(size, 'number', 'numbers')}, and ${given.length} are given.`,
    'Give as many, or one for all of them.',
  );
}
