import { NetworkError } from '../../networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../onnxNode';
import {
  activationInput,
  integersOf,
  listAttribute,
  numberAttribute,
  optionalConstant,
  textAttribute,
} from '../../onnxReading';
import type { Builder, Composition } from './builder';
import { constantOf, pick, timesNumbers } from './parts';

/** Which entries of an axis a result is made of, and their weights, one list of each tap. */
interface Taps {
  readonly indices: readonly (readonly number[])[];
  readonly weights: readonly (readonly number[])[];
}

/** An axis that gets another size. */
interface Stretch {
  readonly size: number;
  readonly target: number;
  readonly scale: number;
}

/** Images of another size: by the nearest value, or by sums of the two or four nearest, axis by axis. */
export const resize: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  if (numberAttribute(node, 'antialias', 0) !== 0) {
    throw new NetworkError('It smoothes what it shrinks (antialias).', 'Resize without antialias.');
  }
  const stretches = stretchesOf(node, input, context, builder);
  return stretches.reduce((value, stretch, axis) => {
    if (stretch.size === stretch.target && stretch.scale === 1) return value;
    return along(builder, value, axis, tapsOf(node, stretch));
  }, input);
};

/** Targets and scales of the sample's axes. */
function stretchesOf(node: OnnxNode, input: string, context: ImportContext, builder: Builder): Stretch[] {
  const sizes = builder.sizesOf(input);
  const isOld = node.opType === 'Upsample' || (context.opset < 11 && !context.constant(node.inputs[2] ?? ''));
  const scales = isOld
    ? (optionalConstant(node, 1, context) ?? scalesAttribute(node))
    : optionalConstant(node, 2, context);
  const targets = isOld ? undefined : optionalConstant(node, 3, context);
  const named = listAttribute(node, 'axes');
  const batch = context.batched ? 1 : 0;
  const valueAt = (list: readonly number[], axis: number, otherwise: number) => {
    const axes = named?.map((one) => (one < 0 ? one + sizes.length + batch : one));
    const place = axes ? axes.indexOf(axis + batch) : axis + batch;
    return place < 0 ? otherwise : (list[place] ?? otherwise);
  };
  if (batch > 0 && !named && ((targets?.data[0] ?? 1) !== 1 || (scales?.data[0] ?? 1) !== 1)) {
    throw new NetworkError('It resizes the batch.', 'Let every sample be computed by itself.');
  }
  const isNamed = (axis: number) =>
    !named || named.some((one) => (one < 0 ? one + sizes.length + batch : one) === axis + batch);
  const common = commonScale(
    textAttribute(node, 'keep_aspect_ratio_policy', 'stretch'),
    sizes.flatMap((size, axis) => (targets && isNamed(axis) ? [valueAt(integersOf(targets), axis, size) / size] : [])),
  );
  return sizes.map((size, axis) => {
    if (targets && targets.data.length > 0) {
      const target = valueAt(integersOf(targets), axis, size);
      if (common === undefined || !isNamed(axis)) return { size, target, scale: target / size };
      return { size, target: Math.floor(size * common + 0.5), scale: common };
    }
    const scale = valueAt([...(scales?.data ?? [])], axis, 1);
    return { size, target: Math.floor(size * scale), scale };
  });
}

/** The one scale of all axes where they keep their ratio; undefined where each has its own. */
function commonScale(policy: string, scales: readonly number[]): number | undefined {
  if (policy === 'stretch' || scales.length === 0) return undefined;
  if (policy === 'not_larger') return Math.min(...scales);
  if (policy === 'not_smaller') return Math.max(...scales);
  throw new NetworkError(`Its policy “${policy}” is unknown.`, 'Use stretch, not_larger or not_smaller.');
}

function scalesAttribute(node: OnnxNode): OnnxTensor {
  const scales = listAttribute(node, 'scales') ?? [];
  return constantOf([scales.length], scales);
}

function along(builder: Builder, value: string, axis: number, { indices, weights }: Taps): string {
  const rank = builder.sizesOf(value).length;
  const parts = indices.map((list, tap) => {
    const taken = pick(builder, value, axis, list);
    const own = weights[tap] as readonly number[];
    if (own.every((weight) => weight === 1)) return taken;
    return timesNumbers(builder, taken, new Array<number>(rank).fill(1).with(axis, own.length), own);
  });
  return parts.reduce((total, part) => builder.add('Add', [total, part]));
}

function tapsOf(node: OnnxNode, stretch: Stretch): Taps {
  const mode = textAttribute(node, 'mode', 'nearest');
  const places = Array.from({ length: stretch.target }, (_, at) => placeOf(node, at, stretch));
  const inside = (index: number) => Math.min(Math.max(index, 0), stretch.size - 1);
  if (mode === 'nearest') {
    const round = node.opType === 'Upsample' ? Math.floor : nearest(node);
    return { indices: [places.map((place) => inside(round(place)))], weights: [places.map(() => 1)] };
  }
  const kernel =
    mode === 'cubic' ? cubic(numberAttribute(node, 'cubic_coeff_a', -0.75)) : (x: number) => 1 - Math.abs(x);
  const offsets = mode === 'cubic' ? [-1, 0, 1, 2] : [0, 1];
  const isStrict = numberAttribute(node, 'exclude_outside', 0) !== 0;
  const rows = places.map((place) => {
    const own = new Map<number, number>();
    for (const offset of offsets) {
      const index = Math.floor(place) + offset;
      const weight = isStrict && index !== inside(index) ? 0 : kernel(place - index);
      own.set(inside(index), (own.get(inside(index)) ?? 0) + weight);
    }
    const total = isStrict ? [...own.values()].reduce((sum, weight) => sum + weight, 0) : 1;
    return [...own].map(([index, weight]) => ({ index, weight: weight / total }));
  });
  return {
    indices: offsets.map((_, tap) => rows.map((row) => row[tap]?.index ?? 0)),
    weights: offsets.map((_, tap) => rows.map((row) => row[tap]?.weight ?? 0)),
  };
}

/** Where an entry of the result lies among those of the input. */
function placeOf(node: OnnxNode, at: number, { size, target, scale }: Stretch): number {
  const otherwise = node.opType === 'Upsample' ? 'asymmetric' : 'half_pixel';
  const mode = textAttribute(node, 'coordinate_transformation_mode', otherwise);
  if (mode === 'asymmetric') return at / scale;
  if (mode === 'align_corners') {
    // Software differs in where the last entry then lies.
    if (Math.abs(size * scale - target) > 1e-4) {
      throw new NetworkError(
        'It aligns corners with a scale that gives no whole size.',
        'Give sizes instead of scales.',
      );
    }
    return target === 1 ? 0 : (at * (size - 1)) / (target - 1);
  }
  if (mode === 'half_pixel') return (at + 0.5) / scale - 0.5;
  if (mode === 'pytorch_half_pixel') return target > 1 ? (at + 0.5) / scale - 0.5 : 0;
  throw new NetworkError(`Its coordinates are “${mode}”.`, 'Use half_pixel, align_corners or asymmetric.');
}

function nearest(node: OnnxNode): (place: number) => number {
  const mode = textAttribute(node, 'nearest_mode', 'round_prefer_floor');
  if (mode === 'floor') return Math.floor;
  if (mode === 'ceil') return Math.ceil;
  return mode === 'round_prefer_ceil' ? (place) => Math.floor(place + 0.5) : (place) => Math.ceil(place - 0.5);
}

/** Keys' kernel. */
function cubic(a: number): (x: number) => number {
  return (x) => {
    const d = Math.abs(x);
    if (d <= 1) return ((a + 2) * d - (a + 3)) * d * d + 1;
    return d < 2 ? ((a * d - 5 * a) * d + 8 * a) * d - 4 * a : 0;
  };
}
