import { sizeOf } from '../../../../network/network';
import { NetworkError } from '../../../../network/networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../../../network/onnxNode';
import { constantInput, numberAttribute, optionalConstant } from '../../../../network/onnxReading';
import { normalAxes } from '../../../../network/ops/sizes';
import { CHECK_FILE, FOLD_CONSTANTS } from '../../../../network/remedies';

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
  const placeOf = placesOf(node, shape, scale);
  const high = new Float32Array(data.length);
  const low = new Float32Array(data.length);
  data.forEach((whole, at) => {
    const place = placeOf(at);
    const steps = whole - (zero?.data[place] ?? 0);
    const value = steps * (scale.data[place] as number);
    high[at] = value;
    low[at] = value - (high[at] as number);
    const isExact = Math.abs(steps) < 2 ** 29 && low[at] === value - (high[at] as number);
    if (!isExact) throw new NetworkError('Its values are more precise than two float32 numbers.', FOLD_CONSTANTS);
  });
  return { high: { shape, type: 'float', data: high }, low: { shape, type: 'float', data: low } };
}

/** Which scale is whose: one for all values, for each entry along an axis, or for each block of so many of these. */
function placesOf(node: OnnxNode, shape: readonly number[], scale: OnnxTensor): (at: number) => number {
  const count = scale.data.length;
  if (count === 1) return () => 0;
  const [axis] = normalAxes([numberAttribute(node, 'axis', 1)], shape.length) as [number];
  const inner = sizeOf(shape.slice(axis + 1));
  const size = shape[axis] as number;
  const block = numberAttribute(node, 'block_size', 0);
  if (block === 0 && count === size) return (at) => Math.floor(at / inner) % size;
  const blocks = Math.ceil(size / block);
  if (block > 0 && scale.shape.join() === shape.with(axis, blocks).join()) {
    return (at) => {
      const [outer, along] = [Math.floor(at / (inner * size)), Math.floor(at / inner) % size];
      return (outer * blocks + Math.floor(along / block)) * inner + (at % inner);
    };
  }
  throw new NetworkError(`Its scales [${scale.shape.join(', ')}] do not fit [${shape.join(', ')}].`, CHECK_FILE);
}
