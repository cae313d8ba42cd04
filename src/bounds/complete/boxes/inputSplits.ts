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
import type { BoundedRegion } from '../regions';
import { coefficientsOf, type RowBounds } from '../rowBounds';
import { type Branching, isOutOfMemory, OBJECT_BYTES, type Outcome } from '../tree';
import { tryPoints } from '../tryPoints';
import { clipBox, type LinearBelow } from './clipBox';
import { combineRows } from './combineRows';
import { coordinateToSplit, dependenceOf } from './coordinates';
import { DenseBounder } from './denseBounder';
import { denseLayersOf } from './denseLayers';
import { boxOf, cutAway } from './drawnBoxes';
import { boxesAmong, type OpenBox, type Part, type PartBounder, rowsOf } from './part';
import { PassingBounder, type RegionBounds } from './passingBounder';

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
 * (|coefficient| · width, of all rows by what each counts; see coordinates). Where bounds of inner values take nearly all the time,
 * alternatives of one region stay together: their boxes are split alike and bounded once.
 *
 * @param regions whose bounds are known
 */
export async function splitInputs(branching: Branching, regions: readonly BoundedRegion[]): Promise<Outcome> {
  const { ready, rounding } = branching;
  const { outward, coversRuns } = ROUNDINGS[rounding];
  const most = partsAtOnce(branching);
  const layers = outward && !coversRuns && hasBoxes() ? denseLayersOf(ready) : undefined;
  if (layers) return branchWith(branching, new DenseBounder(layers, most), most);
  const joined = coversRuns ? undefined : joinSums(ready);
  if (!joined) {
    const known = regions.filter(({ isTrusted }) => isTrusted);
    const roots: RegionBounds = new Map(known.map(({ region, bounds }) => [region.outside.lower, bounds]));
    return branchWith(branching, new PassingBounder(ready, rounding, most, roots), most);
  }
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
  const open = new OpenList<OpenBox>(bytesOf);
  let isProved = true;
  const regions = alternatives.map((alternative): Part => {
    const { lower, upper } = (property[alternative] as Alternative).region.outside;
    return { alternative, weight, lower, upper, margin: Number.NEGATIVE_INFINITY, coordinate: -1 };
  });
  for (const box of openBoxes(regions, bounder)) open.add(box);
  const { name } = branching.ready.network.input;
  const exact = new ExactParts(branching.ready, bounder.near);
  for (let round = 1; open.length > 0; round++) {
    const parts = open.take(Math.max(1, most >> 1)).flatMap((box) => {
      const own = halves(box, name);
      for (const part of box.parts) count.split(part, own.length / box.parts.length);
      return own;
    });
    const left: Part[] = [];
    for (const some of bounder.batches(parts)) left.push(...(await boundParts(branching, some, bounder)));
    const witness = await tryPoints(branching, left.flatMap(startsIn), round, true);
    if (witness) return { witness };
    const goingOn: Part[] = [];
    for (const part of left) {
      const near = await exact.decide(branching, part, rowsOf(part, property[part.alternative] as Alternative));
      if (near?.witness) return { witness: near.witness };
      if (near?.isImpossible) {
        count.proved(part, 0);
        count.box(boxOf(part, 'verified'));
        continue;
      }
      count.left(part);
      if (part.coordinate >= 0) goingOn.push(open.bytes > KEPT_SHARE * openBytes ? withoutUnits(part, bounder) : part);
      else {
        isProved = false;
        count.undecided(part);
        count.box(boxOf(part, 'unknown'));
      }
    }
    for (const box of openBoxes(goingOn, bounder)) open.add(box);
    count.report(open.worst, () => open.items.flatMap(({ parts }) => parts.map((part) => boxOf(part, 'unknown'))));
    if (isOutOfMemory(branching, open)) return { reason: 'memory' };
  }
  return isProved ? { isProved } : { reason: 'precision' };
}

/** Parts as they are kept open: where the bounder bounds a box once for all of them, those of one box together. */
function openBoxes(parts: readonly Part[], { sharesBoxes }: PartBounder): OpenBox[] {
  const together = sharesBoxes
    ? boxesAmong(parts).map((own) => own.map((at) => parts[at] as Part))
    : parts.map((part) => [part]);
  return together.map((own) => ({ parts: own, margin: Math.min(...own.map(({ margin }) => margin)) }));
}

/** What parts share is counted once. */
function bytesOf({ parts }: OpenBox): number {
  const [{ lower, upper, signs, units }] = parts as [Part];
  const ofUnits = (signs?.byteLength ?? 0) + (units?.byteLength ?? 0);
  const own = parts.reduce((sum, { slopes }) => sum + 4 * (slopes?.length ?? 0) + OBJECT_BYTES, 0);
  return lower.byteLength + upper.byteLength + ofUnits + own;
}

/** A part without what is known of its units; their signs alone are small where there are few. */
function withoutUnits({ units, signs, ...part }: Part, { sharesBoxes }: PartBounder): Part {
  return sharesBoxes || !signs ? part : { ...part, signs };
}

function partsAtOnce({ ready }: Branching): number {
  const sizes = ready.nodes.map(({ output }) => sizeOf(ready.shapes.get(output) as Shape));
  const largest = Math.max(sizeOf(ready.network.input.shape), ...sizes);
  return Math.max(2, Math.min(MOST_AT_ONCE, Math.floor(MOST_COEFFICIENTS / (2 * largest * largest))));
}

/** Both halves of a box, of each part the one and then of each the other; or the parts themselves where they were not bounded yet. */
function halves({ parts }: OpenBox, input: string): readonly Part[] {
  const [{ coordinate, lower, upper }] = parts as [Part];
  if (coordinate < 0) return parts;
  const middle = middleOf({ lower, upper }, coordinate);
  const [below, above] = [upper.slice(), lower.slice()];
  below[coordinate] = middle;
  above[coordinate] = middle;
  return [{ upper: below }, { lower: above }].flatMap((half) =>
    parts.map((part): Part => {
      const from = { unit: { value: input, unit: coordinate }, margin: part.margin };
      return { ...part, ...half, weight: part.weight / 2, from };
    }),
  );
}

/** Bounds parts, and gives those back that are not proved: clipped, with the coordinate to split next. */
async function boundParts(branching: Branching, parts: readonly Part[], bounder: PartBounder): Promise<Part[]> {
  const { property, checkpoint, count } = branching;
  const rows = parts.map((part) => rowsOf(part, property[part.alternative] as Alternative));
  const { found, isTrusted, kept } = await bounder.bound(parts, rows, checkpoint);
  const together = bounder.sharesBoxes ? boxesAmong(parts) : parts.map((_, at) => [at]);
  return together.flatMap((samples) => {
    const left = samples.flatMap((sample) => {
      const part = parts[sample] as Part;
      const rest = isTrusted(sample) ? clipPart(part, rows[sample] as readonly Row[], found, sample) : { part };
      if (typeof rest !== 'number') return [{ ...rest, part: { ...rest.part, ...kept(sample) } }];
      count.proved(part, rest);
      count.box(boxOf(part, 'verified'));
      return [];
    });
    const whole = parts[samples[0] as number] as Part;
    const { outside } = (property[whole.alternative] as Alternative).region;
    const rest = goOn(left, whole, outside);
    for (const part of count.keepsBoxes ? rest : []) {
      const { lower, upper } = whole;
      for (const cut of cutAway({ ...part, lower, upper }, part)) count.box(cut);
    }
    return rest;
  });
}

/** What is left of a part, and how much its rows depend on each coordinate, as far as is known. */
interface Left {
  readonly part: Part;
  readonly dependence?: Float64Array;
}

/**
 * Parts of one box, which go on as one: what any of them leaves of it, and the coordinate that counts most for all.
 *
 * @param region of which the box is a part
 */
function goOn(left: readonly Left[], whole: InputBox, region: InputBox): Part[] {
  const [first, ...others] = left;
  if (!first) return [];
  const { lower, upper } = others.length > 0 ? boxIn(first.part) : first.part;
  const dependence = others.length > 0 ? first.dependence?.slice() : first.dependence;
  for (const { part, dependence: own } of others) {
    for (let i = 0; i < lower.length; i++) {
      lower[i] = Math.min(lower[i] as number, part.lower[i] as number);
      upper[i] = Math.max(upper[i] as number, part.upper[i] as number);
      if (dependence) dependence[i] = (dependence[i] as number) + (own?.[i] ?? 0);
    }
  }
  const isClipped = lower.some((low, i) => low !== whole.lower[i] || upper[i] !== whole.upper[i]);
  const coordinate = coordinateToSplit({ lower, upper }, region, dependence);
  return left.map(({ part }) => ({ ...part, lower, upper, coordinate, ...(isClipped && { isClipped }) }));
}

/** A box of its own. */
function boxIn({ lower, upper }: InputBox): InputBox {
  return { lower: lower.slice(), upper: upper.slice() };
}

/** A part clipped by each of its rows; where it is impossible, the margin to which it is. */
function clipPart(part: Part, rows: readonly Row[], found: RowBounds, sample: number): Left | number {
  const box = boxIn(part);
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
  const rest = { ...part, ...box, margin, ...(weights && { weights }), slopes: Float32Array.from(slopes) };
  return { part: rest, dependence: dependenceOf(counts, found, sample) };
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
