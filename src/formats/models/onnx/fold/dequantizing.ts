import { sizeOf } from '../../../../network/network';
import { NetworkError } from '../../../../network/networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../../../network/onnxNode';
import { constantInput, numberAttribute, optionalConstant } from '../../../../network/onnxReading';
import { normalAxes } from '../../../../network/ops/sizes';
import { FOLD_CONSTANTS } from '../../../../network/remedies';

/** A constant that float32 does not hold, as the exact sum of two that it does. */
export interface WideConstant {
  readonly high: OnnxTensor;
  readonly low: OnnxTensor;
}

/**
 * (q − zero point)·scale for whole numbers q: the product of a number of eight bits and one of twenty-four, which float64
 * holds, and so do a float32 number and what is left.
 */
export function dequantized(node: OnnxNode, context: ImportContext): WideConstant {
  const { shape, data } = constantInput(node, 0, context);
  const scale = constantInput(node, 1, context);
  const zero = optionalConstant(node, 2, context);
  const count = scale.data.length;
  const [axis] = count > 1 ? normalAxes([numberAttribute(node, 'axis', 1)], shape.length) : [0];
  const inner = sizeOf(shape.slice((axis as number) + 1));
  const high = new Float32Array(data.length);
  const low = new Float32Array(data.length);
  data.forEach((whole, at) => {
    const place = count > 1 ? Math.floor(at / inner) % count : 0;
    const steps = whole - (zero?.data[place] ?? 0);
    const value = steps * (scale.data[place] as number);
    high[at] = value;
    low[at] = value - (high[at] as number);
    const isExact = Math.abs(steps) < 2 ** 29 && low[at] === value - (high[at] as number);
    if (!isExact) throw new NetworkError('Its values are more precise than two float32 numbers.', FOLD_CONSTANTS);
  });
  return { high: { shape, type: 'float', data: high }, low: { shape, type: 'float', data: low } };
}
