import { NetworkError } from '../../../networkError';
import type { OnnxNode } from '../../../onnxNode';
import { numberAttribute, textAttribute } from '../../../onnxReading';
import { CHECK_FILE } from '../../../remedies';
import {
  ceilOf,
  floorOf,
  HALF,
  isLess,
  magnitude,
  minus,
  ONE,
  over,
  plus,
  type Ratio,
  ratioOf,
  smaller,
  times,
  toNumber,
  ZERO,
} from './ratio';
import type { Weights } from './weighing';

/** An axis that gets another size. */
export interface Stretch {
  readonly size: number;
  readonly target: number;
  readonly scale: Ratio;
  /** The part of the axis that is seen, from 0 to 1, where only a part is. */
  readonly region: readonly [from: Ratio, to: Ratio];
}

/** The weights of all entries of a stretched axis, as a node of ONNX's Resize or Upsample has them; none of one that lies beyond. */
export function weightsOf(node: OnnxNode, stretch: Stretch): Weights[] {
  const weigh = weighing(node, stretch);
  const last = ratioOf(stretch.size - 1);
  const isCut = coordinatesOf(node) === 'tf_crop_and_resize';
  return Array.from({ length: stretch.target }, (_, at) => {
    const place = placeOf(node, at, stretch);
    return isCut && (isLess(place, ZERO) || isLess(last, place)) ? new Map() : weigh(place);
  });
}

function coordinatesOf(node: OnnxNode): string {
  return textAttribute(
    node,
    'coordinate_transformation_mode',
    node.opType === 'Upsample' ? 'asymmetric' : 'half_pixel',
  );
}

/** Where an entry of the result lies among those of the input. */
function placeOf(node: OnnxNode, at: number, { size, target, scale, region: [from, to] }: Stretch): Ratio {
  const mode = coordinatesOf(node);
  const last = ratioOf(size - 1);
  const share = target === 1 ? ZERO : over(ratioOf(at), ratioOf(target - 1));
  const centered = minus(over(plus(ratioOf(at), HALF), scale), HALF);
  const exact = times(ratioOf(size), scale);
  switch (mode) {
    case 'asymmetric':
      return over(ratioOf(at), scale);
    case 'half_pixel':
      return centered;
    case 'pytorch_half_pixel':
      return target > 1 ? centered : ZERO;
    case 'half_pixel_symmetric':
      // The middle of the result is that of the input, whatever was cut off its size.
      return plus(centered, times(ratioOf(size / 2), minus(ONE, over(ratioOf(target), exact))));
    case 'align_corners':
      // Software differs in where the last entry then lies.
      if (Math.abs(toNumber(minus(exact, ratioOf(target)))) > 1e-4) {
        throw new NetworkError(
          'It aligns corners with a scale that gives no whole size, of which ONNX and what runs it make different things.',
          'Give sizes instead of scales.',
        );
      }
      return times(share, last);
    case 'tf_crop_and_resize':
      return times(plus(from, times(target === 1 ? HALF : share, minus(to, from))), last);
    default:
      throw new NetworkError(`Its coordinates are “${mode}”.`, 'Use half_pixel, align_corners or asymmetric.');
  }
}

/** How entries near a place are weighed. */
function weighing(node: OnnxNode, { size, scale }: Stretch): (place: Ratio) => Weights {
  const mode = textAttribute(node, 'mode', 'nearest');
  const inside = (index: number) => Math.min(Math.max(index, 0), size - 1);
  if (mode === 'nearest') {
    const round = node.opType === 'Upsample' ? floorOf : nearest(node);
    return (place) => new Map([[inside(round(place)), ONE]]);
  }
  const isSmoothed = numberAttribute(node, 'antialias', 0) !== 0;
  const isStrict = numberAttribute(node, 'exclude_outside', 0) !== 0;
  const { kernel, reach } = mode === 'cubic' ? cubic(numberAttribute(node, 'cubic_coeff_a', -0.75)) : LINEAR;
  // What shrinks is smoothed over as many entries as become one.
  const narrowing = isSmoothed ? smaller(scale, ONE) : ONE;
  const radius = over(ratioOf(reach), narrowing);
  return (place) => {
    const weights = new Map<number, Ratio>();
    let total = ZERO;
    for (let index = floorOf(minus(place, radius)) + 1; isLess(ratioOf(index), plus(place, radius)); index++) {
      if (isStrict && index !== inside(index)) continue;
      const weight = kernel(times(magnitude(minus(place, ratioOf(index))), narrowing));
      if (weight.top === 0n) continue;
      total = plus(total, weight);
      weights.set(inside(index), plus(weights.get(inside(index)) ?? ZERO, weight));
    }
    if (!isSmoothed && !isStrict) return weights;
    return new Map([...weights].map(([index, weight]) => [index, over(weight, total)]));
  };
}

function nearest(node: OnnxNode): (place: Ratio) => number {
  const mode = textAttribute(node, 'nearest_mode', 'round_prefer_floor');
  if (mode === 'floor') return floorOf;
  if (mode === 'ceil') return ceilOf;
  return mode === 'round_prefer_ceil' ? (place) => floorOf(plus(place, HALF)) : (place) => ceilOf(minus(place, HALF));
}

/** What an entry counts at a distance, up to a reach. */
interface Kernel {
  readonly reach: number;
  readonly kernel: (distance: Ratio) => Ratio;
}

const LINEAR: Kernel = { reach: 1, kernel: (distance) => minus(ONE, distance) };

/** Keys' kernel. */
function cubic(coefficient: number): Kernel {
  if (!Number.isFinite(coefficient)) throw new NetworkError(`Its coefficient is ${coefficient}.`, CHECK_FILE);
  const a = ratioOf(coefficient);
  /** c₃d³ + c₂d² + c₁d + c₀ */
  const polynomial = (d: Ratio, ...factors: readonly Ratio[]) =>
    factors.reduce((sum, factor) => plus(times(sum, d), factor), ZERO);
  const aTimes = (factor: number) => times(a, ratioOf(factor));
  return {
    reach: 2,
    kernel: (d) =>
      isLess(d, ONE)
        ? polynomial(d, plus(a, ratioOf(2)), minus(ZERO, plus(a, ratioOf(3))), ZERO, ONE)
        : polynomial(d, a, aTimes(-5), aTimes(8), aTimes(-4)),
  };
}
