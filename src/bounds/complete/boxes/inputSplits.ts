import { ROUNDINGS } from '../../../catalog/roundings';
import { hasBoxes } from '../../../kernels/boxes/boundBoxes';
import { type Shape, sizeOf } from '../../../network/network';
import { joinSums } from '../../../network/ops/joinedSums';
import { uploadNetwork } from '../../../network/upload';
import { type InputBox, middleOf } from '../../inputBox';
import type { Start } from '../descendRows';
import { ExactParts } from '../exact/exactPart';
import { type Alternative, isImpossible, marginOf, type Row } from '../floatProperty';
import { OpenList } from '../openList';
import { coefficientsOf, type RowBounds } from '../rowBounds';
import { type Branching, isOutOfMemory, OBJECT_BYTES, type Outcome } from '../tree';
import { tryPoints } from '../tryPoints';
import { clipBox, type LinearBelow } from './clipBox';
import { combineRows } from './combineRows';
import { coordinateToSplit, dependenceOf } from './coordinates';
import { DenseBounder } from './denseBounder';
import { denseLayersOf } from './denseLayers';
import { boxOf, cutAway } from './drawnBoxes';
import { type Part, type PartBounder, rowsOf } from './part';
import { PassingBounder } from './passingBounder';

/** Subproblems bounded together: more gain nothing. */
const MOST_AT_ONCE = 512;

/** Coefficients of one pass (64 MiB). */
const MOST_COEFFICIENTS = 2 ** 24;

/** Of what may be left open, what it may take before bounds of units are kept no longer. */
const KEPT_SHARE = 0.25;

/** Times that a box is clipped by each of its rows. */
const CLIPS = 3;

/**
 * Branch and bound that splits boxes of inputs: for few inputs. Each part is bounded by CROWN, its box is clipped to
 * where a counterexample may be, and what is left is halved along the coordinate that bounds depend on most
 * (|coefficient| · width, of all rows by what each counts; see coordinates).
 */
export async function splitInputs(branching: Branching): Promise<Outcome> {
  const { ready, rounding } = branching;
  const { outward, coversRuns } = ROUNDINGS[rounding];
  const most = partsAtOnce(branching);
  const layers = outward && !coversRuns && hasBoxes() ? denseLayersOf(ready) : undefined;
  if (layers) return branchWith(branching, new DenseBounder(layers, most), most);
  const joined = coversRuns ? undefined : joinSums(ready);
  if (!joined) return branchWith(branching, new PassingBounder(ready, rounding, most), most);
  const fewer = { ...uploadNetwork(joined), memory: ready.memory };
  const bounder = new PassingBounder(fewer, rounding, most);
  return branchWith(branching, bounder, most).finally(() => fewer.dispose());
}

function branchWith(branching: Branching, bounder: PartBounder, most: number): Promise<Outcome> {
  return branch(branching, bounder, most).finally(() => bounder.dispose());
}

/** @param most parts that are bounded in one round */
async function branch(branching: Branching, bounder: PartBounder, most: number): Promise<Outcome> {
  const { property, alternatives, count, weight, openBytes } = branching;
  const open = new OpenList<Part>(bytesOf);
  let isProved = true;
  for (const alternative of alternatives) {
    const { lower, upper } = (property[alternative] as Alternative).region.outside;
    open.add({ alternative, weight, lower, upper, margin: Number.NEGATIVE_INFINITY, coordinate: -1 });
  }
  const { name } = branching.ready.network.input;
  const exact = new ExactParts(branching.ready, bounder.near);
  for (let round = 1; open.length > 0; round++) {
    const parts = open.take(Math.max(1, most >> 1)).flatMap((part) => {
      const own = halves(part, name);
      count.split(part, own.length);
      return own;
    });
    const left: Part[] = [];
    for (const some of bounder.batches(parts)) left.push(...(await boundParts(branching, some, bounder)));
    const witness = await tryPoints(branching, left.flatMap(startsIn), round, true);
    if (witness) return { witness };
    for (const part of left) {
      const near = await exact.decide(branching, part, rowsOf(part, property[part.alternative] as Alternative));
      if (near?.witness) return { witness: near.witness };
      if (near?.isImpossible) {
        count.proved(part, 0);
        count.box(boxOf(part, 'verified'));
        continue;
      }
      count.left(part);
      if (part.coordinate >= 0) open.add(open.bytes > KEPT_SHARE * openBytes ? withoutUnits(part) : part);
      else {
        isProved = false;
        count.undecided(part);
        count.box(boxOf(part, 'unknown'));
      }
    }
    count.report(open.worst, () => open.items.map((part) => boxOf(part, 'unknown')));
    if (isOutOfMemory(branching, open)) return { reason: 'memory' };
  }
  return isProved ? { isProved } : { reason: 'precision' };
}

function bytesOf({ lower, upper, slopes, signs, units }: Part): number {
  const ofUnits = (signs?.length ?? 0) + (units?.byteLength ?? 0);
  return lower.byteLength + upper.byteLength + 4 * (slopes?.length ?? 0) + ofUnits + OBJECT_BYTES;
}

function withoutUnits({ units, ...part }: Part): Part {
  return part;
}

function partsAtOnce({ ready }: Branching): number {
  const sizes = ready.nodes.map(({ output }) => sizeOf(ready.shapes.get(output) as Shape));
  const largest = Math.max(sizeOf(ready.network.input.shape), ...sizes);
  return Math.max(2, Math.min(MOST_AT_ONCE, Math.floor(MOST_COEFFICIENTS / (2 * largest * largest))));
}

/** Both halves of a part, or the part itself where it was not bounded yet. */
function halves(part: Part, input: string): Part[] {
  const { coordinate, lower, upper, margin, weight } = part;
  if (coordinate < 0) return [part];
  const own = { ...part, weight: weight / 2, from: { unit: { value: input, unit: coordinate }, margin } };
  const middle = middleOf(part, coordinate);
  const [below, above] = [upper.slice(), lower.slice()];
  below[coordinate] = middle;
  above[coordinate] = middle;
  return [
    { ...own, upper: below },
    { ...own, lower: above },
  ];
}

/** Bounds parts, and gives those back that are not proved: clipped, with the coordinate to split next. */
async function boundParts(branching: Branching, parts: readonly Part[], bounder: PartBounder): Promise<Part[]> {
  const { property, checkpoint, count } = branching;
  const rows = parts.map((part) => rowsOf(part, property[part.alternative] as Alternative));
  const { found, isTrusted, kept } = await bounder.bound(parts, rows, checkpoint);
  return parts.flatMap((part, sample) => {
    const own = rows[sample] as readonly Row[];
    const { outside } = (property[part.alternative] as Alternative).region;
    const rest = isTrusted(sample)
      ? clipPart(part, own, found, sample, outside)
      : { ...part, coordinate: coordinateToSplit(part, outside, undefined) };
    if (typeof rest === 'number') {
      count.proved(part, rest);
      count.box(boxOf(part, 'verified'));
      return [];
    }
    if (count.keepsBoxes) for (const cut of cutAway(part, rest)) count.box(cut);
    return [{ ...rest, ...kept(sample) }];
  });
}

/** A part clipped by each of its rows; where it is impossible, the margin to which it is. */
function clipPart(part: Part, rows: readonly Row[], found: RowBounds, sample: number, region: InputBox): Part | number {
  const box = { lower: part.lower.slice(), upper: part.upper.slice() };
  let margin = part.margin;
  let nearest = 0;
  for (const [row, own] of rows.entries()) {
    const least = marginOf(own, found.lower[sample * found.rows + row] as number);
    if (isImpossible(own, least)) return part.isClipped ? 0 : least;
    if (least > margin) nearest = row;
    margin = Math.max(margin, least);
  }
  const below = rows.map((own, row): LinearBelow => {
    const constant = marginOf(own, found.constants[sample * found.rows + row] as number);
    return { coefficients: coefficientsOf(found, sample, row), constant };
  });
  let weights: Float32Array | undefined;
  let slopes: ArrayLike<number> = coefficientsOf(found, sample, nearest);
  // Of one row alone, or of all by what each counts.
  let counts: ArrayLike<number> = rows.map((_, row) => Number(row === nearest));
  for (let clip = 0; clip < CLIPS; clip++) {
    for (const [row, own] of rows.entries()) {
      if (isImpossible(own, clipBox(box, below[row] as LinearBelow))) return 0;
    }
    if (rows.length < 2) continue;
    const together = combineRows(below, box);
    if (clipBox(box, together) > 0) return 0;
    slopes = together.coefficients;
    counts = together.weights;
    weights = weightsOf(part, rows.length, together.weights);
  }
  const isClipped = box.lower.some((low, i) => low !== part.lower[i] || box.upper[i] !== part.upper[i]);
  return {
    ...part,
    ...box,
    margin,
    ...(weights && { weights }),
    slopes: Float32Array.from(slopes),
    ...(isClipped && { isClipped }),
    coordinate: coordinateToSplit(box, region, dependenceOf(counts, found, sample)),
  };
}

/** Weights of an alternative's rows, where the last of the rows weighed may be what they say together. */
function weightsOf({ weights: known }: Part, rows: number, weights: Float64Array): Float32Array {
  if (!known || known.length === rows) return Float32Array.from(weights);
  const joint = weights[known.length] as number;
  return known.map((weight, at) => (weights[at] as number) + joint * weight);
}

/** The middle of a part, and the corner where its rows are least as far as their linear bounds say. */
function startsIn({ alternative, lower, upper, slopes }: Part): Start[] {
  const middle = lower.map((low, i) => low + ((upper[i] as number) - low) / 2);
  const corner = slopes && lower.map((low, i) => ((slopes[i] as number) > 0 ? low : (upper[i] as number)));
  return [middle, ...(corner ? [corner] : [])].map((point) => ({ alternative, point }));
}
