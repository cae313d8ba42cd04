import fc from 'fast-check';
import type { AttributeProto, ModelProto, TensorProto } from '../../formats/models/onnx/onnx_pb';

/** Numbers that no exporter writes where others are meant. */
const NUMBERS = [
  0,
  -1,
  1,
  2,
  3,
  17,
  2 ** 16,
  10 ** 9,
  2 ** 31,
  -(2 ** 40),
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e-30,
];

/** What to damage, and how: places are taken modulo what there is. */
export interface Damage {
  readonly kind: 'attribute' | 'constant' | 'sizes' | 'type' | 'input' | 'operator' | 'inputSizes' | 'missing';
  readonly place: number;
  readonly entry: number;
  readonly other: number;
}

export const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('attribute', 'constant', 'sizes', 'type', 'input', 'operator', 'inputSizes', 'missing'),
  place: fc.nat(),
  entry: fc.nat(),
  other: fc.nat(),
});

function at<T>(list: readonly T[], place: number): T | undefined {
  return list[place % Math.max(1, list.length)];
}

/** Damages the structure of a network's file: what it is made of stays a graph, but one that nobody means. */
export function damageModel(
  { graph }: ModelProto,
  { kind, place, entry, other }: Damage,
  operators: readonly string[],
) {
  const node = at(graph?.node ?? [], place);
  const constant = at(graph?.initializer ?? [], place);
  const number = at(NUMBERS, other) as number;
  const whole = BigInt(Number.isFinite(number) ? Math.trunc(number) : 7);
  if (!graph || !node) return;
  const names = [...graph.input, ...graph.initializer, ...graph.output].map(({ name }) => name);
  switch (kind) {
    case 'attribute':
      damageAttribute(at(node.attribute, entry), entry, number, whole);
      break;
    case 'constant':
      if (constant) damageValues(constant, entry, number, whole);
      break;
    case 'sizes':
      if (constant && constant.dims.length > 0) constant.dims[entry % constant.dims.length] = whole;
      break;
    case 'type':
      if (constant) constant.dataType = other % 30;
      break;
    case 'input':
      if (node.input.length > 0) node.input[entry % node.input.length] = at([...names, ''], other) as string;
      break;
    case 'missing':
      node.input.splice(entry % Math.max(1, node.input.length), 1);
      break;
    case 'operator':
      node.opType = at(operators, other) as string;
      break;
    case 'inputSizes': {
      const dims = graph.input[0]?.type?.tensorType?.shape?.dim ?? [];
      const dim = at(dims, entry);
      if (dim) dim.value = { case: 'dimValue', value: whole };
      break;
    }
  }
}

function damageAttribute(attribute: AttributeProto | undefined, entry: number, number: number, whole: bigint): void {
  if (!attribute) return;
  attribute.i = whole;
  attribute.f = number;
  if (attribute.ints.length > 0) attribute.ints[entry % attribute.ints.length] = whole;
  if (attribute.s.length > 0) attribute.s = new TextEncoder().encode('nobody knows it');
}

function damageValues(tensor: TensorProto, entry: number, number: number, whole: bigint): void {
  const { floatData, int64Data } = tensor;
  if (floatData.length > 0) floatData[entry % floatData.length] = number;
  if (int64Data.length > 0) int64Data[entry % int64Data.length] = whole;
  if (tensor.rawData.length > 0) tensor.rawData[entry % tensor.rawData.length] = Number(whole & 255n);
}
