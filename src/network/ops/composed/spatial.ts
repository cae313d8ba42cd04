import { NetworkError } from '../../networkError';
import type { ImportContext, OnnxNode } from '../../onnxNode';
import { listAttribute, textAttribute } from '../../onnxReading';
import { CHECK_FILE } from '../../remedies';
import { type Builder, NodeBuilder } from './builder';
import { pick, reshaped } from './parts';

/** How a window walks along each spatial axis. */
export interface Walk {
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** Before every axis, then after every axis. */
  readonly pads: readonly number[];
}

/** Strides, dilations and pads of a node; those of automatic padding are worked out for these sizes. */
export function walkOf(node: OnnxNode, kernel: readonly number[], sizes: readonly number[]): Walk {
  const ones = kernel.map(() => 1);
  const strides = listOf(node, 'strides', ones);
  const dilations = listOf(node, 'dilations', ones);
  const automatic = textAttribute(node, 'auto_pad', 'NOTSET');
  if (automatic === 'VALID') return { strides, dilations, pads: kernel.flatMap(() => [0, 0]) };
  if (!automatic.startsWith('SAME')) {
    return { strides, dilations, pads: listOf(node, 'pads', [...kernel, ...kernel].fill(0)) };
  }
  const totals = kernel.map((taps, axis) => {
    const [size, stride, dilation] = [sizes, strides, dilations].map((list) => list[axis]) as [number, number, number];
    return Math.max(0, (Math.ceil(size / stride) - 1) * stride + (taps - 1) * dilation + 1 - size);
  });
  const before = totals.map((total) => (automatic === 'SAME_UPPER' ? Math.floor(total / 2) : Math.ceil(total / 2)));
  return { strides, dilations, pads: [...before, ...totals.map((total, axis) => total - (before[axis] as number))] };
}

/** A list of so many integers. */
function listOf(node: OnnxNode, name: string, otherwise: readonly number[]): readonly number[] {
  const list = listAttribute(node, name);
  if (!list || list.length === 0) return otherwise;
  if (list.length === otherwise.length && list.every((value) => Number.isSafeInteger(value))) return list;
  throw new NetworkError(`Its ${name} [${list.join(', ')}] are not ${otherwise.length} integers.`, CHECK_FILE);
}

/**
 * Whether the first dimension of a node's input holds several items, of which each is to be computed by itself: a batch
 * of fixed size is part of the sample. Nodes that compositions add are of single items.
 */
export function holdsItems(context: ImportContext): boolean {
  return !context.batched && !(context instanceof NodeBuilder);
}

/** More items than that are not computed one by one. */
const MOST_ITEMS = 1024;

/** Applies what computes one item to every item along the first axis. */
export function eachItem(builder: Builder, value: string, compute: (item: string) => string): string {
  const [count, ...sizes] = builder.sizesOf(value) as [number, ...number[]];
  if (count > MOST_ITEMS) {
    throw new NetworkError(
      `Its input is a batch of ${count} items of fixed size.`,
      'Export the network for one input, or for a batch of any size.',
    );
  }
  const results = Array.from({ length: count }, (_, at) => {
    const result = compute(reshaped(builder, pick(builder, value, 0, [at]), sizes));
    return reshaped(builder, result, [1, ...builder.sizesOf(result)]);
  });
  return count === 1 ? (results[0] as string) : builder.add('Concat', results, { axis: 0 });
}
