/** ONNX's element types, by their numbers in the file. */
const NAMES = [
  'undefined',
  'float32',
  'uint8',
  'int8',
  'uint16',
  'int16',
  'int32',
  'int64',
  'string',
  'bool',
  'float16',
  'float64',
  'uint32',
  'uint64',
  'complex64',
  'complex128',
  'bfloat16',
  'float8e4m3fn',
  'float8e4m3fnuz',
  'float8e5m2',
  'float8e5m2fnuz',
  'uint4',
  'int4',
  'float4e2m1',
  'float8e8m0',
  'uint2',
  'int2',
] as const;

export type DataType = (typeof NAMES)[number] | 'unknown';

/** Name of an element type. */
export function dataTypeOf(number: number): DataType {
  return NAMES[number] ?? 'unknown';
}

/** Number of an element type in the file. */
export function dataTypeNumber(type: DataType): number {
  return NAMES.indexOf(type as (typeof NAMES)[number]);
}

/** Whether numbers of this type are fractions. */
export function isFloatType(type: DataType): boolean {
  return type === 'float32' || type === 'float16' || type === 'float64' || type === 'bfloat16';
}
