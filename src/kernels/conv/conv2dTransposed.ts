import * as tf from '@tensorflow/tfjs-core';
import { ROUNDINGS } from '../../catalog/roundings';
import { type Blocks, oneBlock } from '../rounding/blocks';
import type { Rounding } from '../rounding/rounding';
import { type ConvGeometry, conv2d } from './conv2d';
import { conv2dInBlocks } from './conv2dInBlocks';

/**
 * Which part of a transposed convolution is wanted, in rows and columns; 0 is where the first tap of the first window
 * lies, so that the image begins at the pads.
 */
export interface TransposedPart {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

/**
 * Name under which a backend may register a kernel that sums each phase by itself, without the taps that do not lead to it, in blocks as
 * that of conv2dInBlocks does.
 */
export const PHASED_CONV2D = 'PhasedConv2d';

/** What it is given besides y and the phased filter, which has neither groups nor dilation. */
export interface PhasedAttributes {
  readonly phases: readonly [number, number];
  readonly part: TransposedPart;
}

/** How many products are summed at a time at most where rounding counts, unless that takes too many blocks. */
const BLOCK_SIZE = 40;
const MOST_BLOCKS = 8;

/**
 * Stride of the rows and columns that one tap of the phased filter leads to; without groups and dilation it is that of
 * the convolution, else the outputs are spread by the stride and the filter is left whole.
 */
function phasesOf({ strides, dilations, groups }: ConvGeometry): readonly [number, number] {
  return groups === 1 && Math.max(...dilations) === 1 ? strides : [1, 1];
}

/**
 * Shape of the phased filter: [rows, columns, outputs / groups, phases · channels], one phase for each place that a row
 * and column can have between two strides.
 *
 * @param filter shape of the convolution's filter, [rows, columns, channels / groups, outputs]
 */
export function phasedShape(filter: readonly number[], geometry: ConvGeometry): [number, number, number, number] {
  const [rows, columns, perGroup, outputs] = filter as [number, number, number, number];
  const [down, right] = phasesOf(geometry);
  const { groups } = geometry;
  return [Math.ceil(rows / down), Math.ceil(columns / right), outputs / groups, down * right * perGroup * groups];
}

/**
 * The filter of the transposed convolution: turned by half a turn, channels and outputs exchanged within each group,
 * and its taps sorted by the phase they lead to, so that no tap meets zeros put between by the stride.
 *
 * @returns numbers of `phasedShape`
 */
export function phasedFilter(filter: Float32Array, shape: readonly number[], geometry: ConvGeometry): Float32Array {
  const [rows, columns, perGroup, outputs] = shape as [number, number, number, number];
  const [down, right] = phasesOf(geometry);
  const [tall, wide, groupOut, entries] = phasedShape(shape, geometry);
  const channels = perGroup * geometry.groups;
  const phased = new Float32Array(tall * wide * groupOut * entries);
  for (let tap = 0; tap < rows * columns; tap++) {
    const [row, column] = [Math.floor(tap / columns), tap % columns];
    const place = (tall - 1 - Math.floor(row / down)) * wide + (wide - 1 - Math.floor(column / right));
    const phase = (row % down) * right + (column % right);
    for (let c = 0; c < perGroup; c++) {
      for (let o = 0; o < outputs; o++) {
        const channel = Math.floor(o / groupOut) * perGroup + c;
        const at = (place * groupOut + (o % groupOut)) * entries + phase * channels + channel;
        phased[at] = filter[(tap * perGroup + c) * outputs + o] as number;
      }
    }
  }
  return phased;
}

/**
 * How the sums of a transposed convolution are cut, and what they count.
 *
 * @param phased shape of the phased filter
 */
export function cutTransposed([rows, columns, outputs]: readonly number[], geometry: ConvGeometry): Blocks {
  const taps = (rows as number) * (columns as number);
  const whole = outputs as number;
  if (geometry.groups > 1 || Math.max(...geometry.dilations) > 1) return oneBlock(taps * whole);
  const size = Math.max(BLOCK_SIZE, (taps * whole) / MOST_BLOCKS);
  let count = 1;
  while (whole % count !== 0 || (count < whole && (taps * whole) / count > size)) count++;
  return { size: (taps * whole) / count, count };
}

/**
 * The transposed convolution: what a convolution takes to its outputs, this takes back to the inputs, as a convolution
 * of y, surrounded by zeros, with the phased filter, whose phases then go to their rows and columns.
 *
 * @param y [batch, height', width', outputs]
 * @param phased see `phasedFilter`
 * @param rounding sums are cut into blocks unless it is `none`
 * @returns [batch, part.height, part.width, channels]
 */
export function conv2dTransposed(
  y: tf.Tensor4D,
  phased: tf.Tensor4D,
  part: TransposedPart,
  geometry: ConvGeometry,
  rounding: Rounding,
): tf.Tensor4D {
  const [down, right] = phasesOf(geometry);
  if (down * right > 1 && ROUNDINGS[rounding].outward && tf.getKernel(PHASED_CONV2D, tf.getBackend())) {
    const attributes: PhasedAttributes = { phases: [down, right], part };
    return tf.engine().runKernel(PHASED_CONV2D, { y, phased }, attributes as unknown as tf.NamedAttrMap) as tf.Tensor4D;
  }
  return tf.tidy(() => {
    const { strides, dilations, groups } = geometry;
    const spread = spreadOut(spreadOut(y, 1, strides[0] / down), 2, strides[1] / right);
    const vertical = alongAxis(part.top, part.height, down, (phased.shape[0] - 1) * dilations[0]);
    const horizontal = alongAxis(part.left, part.width, right, (phased.shape[1] - 1) * dilations[1]);
    const [tall, wide] = [spread.shape[1], spread.shape[2]];
    const needed = [Math.min(tall, vertical.end), Math.min(wide, horizontal.end)] as const;
    const isAll = needed[0] === tall && needed[1] === wide;
    const kept = isAll ? spread : tf.slice(spread, [0, 0, 0, 0], [-1, ...needed, -1]);
    const pads: ConvGeometry['pads'] = [
      vertical.before,
      horizontal.before,
      Math.max(0, vertical.end - tall),
      Math.max(0, horizontal.end - wide),
    ];
    const walk: ConvGeometry = { strides: [1, 1], pads, dilations, groups };
    const grid = !ROUNDINGS[rounding].outward
      ? conv2d(kept, phased, walk)
      : conv2dInBlocks(kept, phased, walk, cutTransposed(phased.shape, geometry));
    return placePhases(grid, [down, right], part, vertical, horizontal);
  });
}

/** The positions of the grid of phases along one axis, from `first` to before `end`, and how many zeros precede y. */
interface AxisPlan {
  readonly first: number;
  readonly end: number;
  readonly before: number;
}

function alongAxis(start: number, length: number, phases: number, reach: number): AxisPlan {
  const first = Math.min(Math.floor(start / phases), reach);
  return { first, end: Math.ceil((start + length) / phases), before: reach - first };
}

/** [batch, positions, positions, phases · channels] to rows and columns, of which the wanted part is kept. */
function placePhases(
  grid: tf.Tensor4D,
  [down, right]: readonly [number, number],
  { top, left, height, width }: TransposedPart,
  vertical: AxisPlan,
  horizontal: AxisPlan,
): tf.Tensor4D {
  const [batch, positions, across, entries] = grid.shape;
  const channels = entries / (down * right);
  const byPhase = tf.reshape(grid, [batch * positions, across, down, right * channels]);
  const placed = down > 1 ? tf.transpose(byPhase, [0, 2, 1, 3]) : byPhase;
  const rows = tf.reshape(placed, [batch, positions * down, across * right * channels]);
  const from = [0, top - vertical.first * down, (left - horizontal.first * right) * channels] as const;
  const isWhole = from[1] === 0 && from[2] === 0 && rows.shape[1] === height && across * right === width;
  const kept = isWhole ? rows : tf.slice(rows, [...from], [batch, height, width * channels]);
  return tf.reshape(kept, [batch, height, width, channels]);
}

/** Puts `stride` − 1 zeros between neighbours along an axis, none after the last. */
export function spreadOut(x: tf.Tensor4D, axis: 1 | 2, stride: number): tf.Tensor4D {
  if (stride === 1) return x;
  const shape = [...x.shape] as [number, number, number, number];
  const before = shape.slice(0, axis + 1).reduce((a, b) => a * b, 1);
  const after = shape.slice(axis + 1).reduce((a, b) => a * b, 1);
  const apart = tf.pad(tf.reshape(x, [before, 1, after]), [
    [0, 0],
    [0, stride - 1],
    [0, 0],
  ]);
  shape[axis] *= stride;
  const end = [...shape] as [number, number, number, number];
  end[axis] -= stride - 1;
  return tf.slice(tf.reshape(apart, shape) as tf.Tensor4D, [0, 0, 0, 0], end);
}
