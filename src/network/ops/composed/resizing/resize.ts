import { NetworkError } from '../../../networkError';
import type { ImportContext, OnnxNode, OnnxTensor } from '../../../onnxNode';
import {
  activationInput,
  constantInput,
  floatsOf,
  integersOf,
  listAttribute,
  numberAttribute,
  optionalConstant,
  textAttribute,
} from '../../../onnxReading';
import { CHECK_FILE } from '../../../remedies';
import type { Builder, Composition } from '../builder';
import { constantOf } from '../parts';
import { floorOf, HALF, isLess, over, plus, type Ratio, ratioOf, smaller, times, toNumber, ZERO } from './ratio';
import { type Weights, weighed } from './weighing';
import { type Stretch, weightsOf } from './weights';

/** Images of another size: by the nearest value, or by sums of those around it, axis by axis. */
export const resize: Composition = (node, context, builder) => {
  const input = activationInput(node, 0, context);
  const beyond = numberAttribute(node, 'extrapolation_value', 0);
  const stretches = stretchesOf(node, input, context, builder);
  return stretches.reduce((value, stretch, axis) => {
    if (changesNothing(stretch)) return value;
    return stretched(builder, value, axis, weightsOf(node, checked(stretch)), beyond);
  }, input);
};

function changesNothing({ size, target, scale, region: [from, to] }: Stretch): boolean {
  return size === target && from.top === 0n && [scale, to].every(({ top, bottom }) => top === bottom);
}

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
  const wanted = targets && targets.data.length > 0 ? integersOf(targets) : undefined;
  const common = commonScale(
    textAttribute(node, 'keep_aspect_ratio_policy', 'stretch'),
    sizes.flatMap((size, axis) => (wanted && isNamed(axis) ? [ratio(valueAt(wanted, axis, size), size)] : [])),
  );
  const region = regionOf(node, context);
  return sizes.map((size, axis) => {
    const seen = [0, 1].map((end) => exactly(valueAt(region?.[end] ?? [], axis, end))) as [Ratio, Ratio];
    if (wanted) {
      const target = valueAt(wanted, axis, size);
      if (!common || !isNamed(axis)) return { size, target, scale: ratio(target, size), region: seen };
      return { size, target: floorOf(plus(times(ratioOf(size), common), HALF)), scale: common, region: seen };
    }
    const scale = exactly(valueAt([...(scales?.data ?? [])], axis, 1));
    if (!isLess(ZERO, scale)) throw new NetworkError(`Its scale is ${toNumber(scale)}.`, CHECK_FILE);
    return { size, target: floorOf(times(ratioOf(size), scale)), scale, region: seen };
  });
}

function ratio(target: number, size: number): Ratio {
  return over(ratioOf(target), ratioOf(size));
}

/** Where the parts of the axes begin and end that are seen, axis by axis, if only a part is. */
function regionOf(node: OnnxNode, context: ImportContext): readonly [number[], number[]] | undefined {
  if (textAttribute(node, 'coordinate_transformation_mode', '') !== 'tf_crop_and_resize') return undefined;
  const ends = [...floatsOf(constantInput(node, 1, context))];
  return [ends.slice(0, ends.length / 2), ends.slice(ends.length / 2)];
}

/** The one scale of all axes where they keep their ratio; undefined where each has its own. */
function commonScale(policy: string, scales: readonly Ratio[]): Ratio | undefined {
  if (policy === 'stretch' || scales.length === 0) return undefined;
  if (policy === 'not_larger') return scales.reduce(smaller);
  if (policy === 'not_smaller') return scales.reduce((one, other) => (isLess(one, other) ? other : one));
  throw new NetworkError(`Its policy “${policy}” is unknown.`, 'Use stretch, not_larger or not_smaller.');
}

function scalesAttribute(node: OnnxNode): OnnxTensor {
  const scales = listAttribute(node, 'scales') ?? [];
  return constantOf([scales.length], scales);
}

/** One axis after the other; what lies beyond all entries is a given number. */
function stretched(builder: Builder, value: string, axis: number, rows: readonly Weights[], beyond: number): string {
  const sums = weighed(builder, value, axis, rows);
  if (beyond === 0 || rows.every((row) => row.size > 0)) return sums;
  const shape = builder.sizesOf(value).map((_, at) => (at === axis ? rows.length : 1));
  return builder.add('Add', [
    sums,
    constantOf(
      shape,
      rows.map((row) => (row.size > 0 ? 0 : beyond)),
    ),
  ]);
}

/** More entries than that no image has. */
const LARGEST_SIZE = 2 ** 16;

function checked(stretch: Stretch): Stretch {
  if (stretch.target <= LARGEST_SIZE && stretch.size <= LARGEST_SIZE) return stretch;
  throw new NetworkError(
    `It resizes an axis from ${stretch.size} to ${stretch.target} entries.`,
    `Use ${LARGEST_SIZE} at most.`,
  );
}

/** A number of the file, exactly. */
function exactly(value: number): Ratio {
  if (Number.isFinite(value)) return ratioOf(value);
  throw new NetworkError(`It reads a scale or region of ${value}.`, CHECK_FILE);
}
