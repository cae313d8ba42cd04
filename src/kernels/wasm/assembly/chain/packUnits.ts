import { BentUnit, Constant, Place } from './chainJob';

/** What is to be made of a relaxation; written by JavaScript (see ../../../chain/wasm/layouts.ts). Arrays that are absent are 0. */
@unmanaged
class UnitsJob {
  samples: i32;
  places: i32;
  width: i32;
  channels: i32;
  /** Slopes below and above, one number a unit, sample by sample. */
  lowerSlope: usize;
  upperSlope: usize;
  /** What a unit adds at least: where its coefficient is positive, and where it is negative. */
  below: usize;
  above: usize;
  /** What each |coefficient| loses. */
  cost: usize;
  /** What the coefficients that have passed are multiplied by and add, and what each of them loses. */
  bias: usize;
  biasCost: usize;
  /** Bytes from one sample to the next, of these five; 0 where all share the same. */
  belowPerSample: i32;
  abovePerSample: i32;
  costPerSample: i32;
  biasPerSample: i32;
  biasCostPerSample: i32;
  /** Whether lines that are the function itself are nothing but that: so that units may be off or on. */
  isExact: i32;
  /** Places, [samples][places + 1]. */
  found: usize;
  /**
   * For each unit that is kept its number within its row of the value times four, and its Constant, with room for one more; and a BentUnit for
   * each that is bent.
   */
  units: usize;
  constants: usize;
  bent: usize;
}

/**
 * Counts the units of each position that are kept: of those that are off, both lines being zero, the value is zero whatever their
 * coefficient. Units that are on have lines of slope 1 through zero: their value is what it is made of, and so are their coefficients. All
 * others are bent.
 */
export function countUnits(address: usize): void {
  const job = changetype<UnitsJob>(address);
  let found = job.found;
  let kept: u32 = 0;
  let bent: u32 = 0;
  for (let sample = 0; sample < job.samples; sample++) {
    const lower = ofSample(job.lowerSlope, sizeOf(job), sample);
    const upper = ofSample(job.upperSlope, sizeOf(job), sample);
    const below = ofSample(job.below, job.belowPerSample, sample);
    const above = ofSample(job.above, job.abovePerSample, sample);
    for (let place = 0; place <= job.places; place++, found += offsetof<Place>()) {
      const own = changetype<Place>(found);
      own.first = kept;
      own.firstBent = bent;
      if (place === job.places) continue;
      const end = (place + 1) * job.channels;
      for (let unit = place * job.channels; unit < end; unit += 4) {
        const kinds = Four.kindsOf(job.isExact, lower, upper, below, above, (<usize>unit) << 2, min(4, end - unit));
        kept += popcnt(kinds & KEPT);
        bent += popcnt(kinds >> BENT);
      }
    }
  }
}

/** Writes what `countUnits` has counted. */
export function packUnits(address: usize): void {
  const job = changetype<UnitsJob>(address);
  let constants = job.constants;
  let bent = job.bent;
  let units = job.units;
  const ofRow = job.width * job.channels;
  const size = job.places * job.channels;
  for (let sample = 0; sample < job.samples; sample++) {
    const lower = ofSample(job.lowerSlope, sizeOf(job), sample);
    const upper = ofSample(job.upperSlope, sizeOf(job), sample);
    const below = ofSample(job.below, job.belowPerSample, sample);
    const above = ofSample(job.above, job.abovePerSample, sample);
    const loss = ofSample(job.cost, job.costPerSample, sample);
    const bias = ofSample(job.bias, job.biasPerSample, sample);
    const cost = ofSample(job.biasCost, job.biasCostPerSample, sample);
    let ofRowBefore = 0;
    for (let unit = 0; unit < size; unit += 4) {
      const kinds = Four.kindsOf(job.isExact, lower, upper, below, above, (<usize>unit) << 2, min(4, size - unit));
      // How many are bent nobody can foresee: by themselves they make processors guess wrong less often.
      const before = <u32>((units - job.units) >> 2);
      for (let bends = kinds >> BENT; bends !== 0; bends &= bends - 1) {
        const own = ctz(bends);
        const at = (<usize>(unit + own)) << 2;
        const line = changetype<BentUnit>(bent);
        line.unit = before + popcnt(kinds & ((1 << own) - 1));
        line.lowerSlope = load<f32>(lower + at);
        line.upperSlope = load<f32>(upper + at);
        line.below = numberAt(below, at);
        line.above = numberAt(above, at);
        line.cost = numberAt(loss, at);
        bent += offsetof<BentUnit>();
      }
      // Written whether or not a unit is kept: what is not is written over by the next, and behind the last one there is room.
      const count = min(4, size - unit);
      const biases = Four.someAt(bias, (<usize>unit) << 2, count);
      const costs = Four.someAt(cost, (<usize>unit) << 2, count);
      const near = v128.shuffle<i32>(biases, costs, 0, 4, 1, 5);
      const far = v128.shuffle<i32>(biases, costs, 2, 6, 3, 7);
      for (let own = 0; own < 4; own++) {
        if (unit + own >= ofRowBefore + ofRow) ofRowBefore += ofRow;
        const isKept = <usize>((kinds >> own) & 1);
        store<i32>(units, (unit + own - ofRowBefore) << 2);
        if (own === 0) v128.store64_lane(constants, near, 0);
        else if (own === 1) v128.store64_lane(constants, near, 1);
        else if (own === 2) v128.store64_lane(constants, far, 0);
        else v128.store64_lane(constants, far, 1);
        units += isKept << 2;
        constants += isKept * offsetof<Constant>();
      }
    }
  }
}

/** Of four units: a bit for each that is kept, and so many bits further on one for each that is bent. */
const KEPT: i32 = 15;
const BENT: i32 = 4;

/** Of four units at most; inlined. */
class Four {
  /** Of so many units, four at most; `at` is where the first one's numbers lie in the sample's arrays. */
  @inline
  static kindsOf(isExact: i32, lowers: usize, uppers: usize, least: usize, most: usize, at: usize, count: i32): i32 {
    const all = (1 << count) - 1;
    if (!isExact) return all | (all << BENT);
    const lower = Four.someAt(lowers, at, count);
    const upper = Four.someAt(uppers, at, count);
    const below = Four.someAt(least, at, count);
    const above = Four.someAt(most, at, count);
    const zero = f32x4.splat(0);
    const isThroughZero = v128.and(f32x4.eq(below, zero), f32x4.eq(above, zero));
    const isLine = v128.and(isThroughZero, f32x4.eq(lower, upper));
    const isOff = v128.and(isLine, f32x4.eq(lower, zero));
    const isOn = v128.and(isLine, f32x4.eq(lower, f32x4.splat(1)));
    const kept = all & ~i32x4.bitmask(isOff);
    return kept | ((kept & ~i32x4.bitmask(isOn)) << BENT);
  }

  /** So many numbers, four at most, and zeros: behind the last ones there may be no memory. */
  @inline
  static someAt(array: usize, at: usize, count: i32): v128 {
    if (!array) return f32x4.splat(0);
    if (count === 4) return v128.load(array + at);
    let some = v128.load32_zero(array + at);
    if (count > 1) some = v128.load32_lane(array + at, some, 1, 4);
    if (count > 2) some = v128.load32_lane(array + at, some, 2, 8);
    return some;
  }
}

/** Bytes of a number for each unit of a sample. */
function sizeOf(job: UnitsJob): i32 {
  return job.places * job.channels * 4;
}

/** Where the numbers of a sample lie; 0 where there are none. */
function ofSample(array: usize, perSample: i32, sample: i32): usize {
  return array ? array + <usize>perSample * <usize>sample : 0;
}

function numberAt(array: usize, at: usize): f32 {
  return array ? load<f32>(array + at) : 0;
}
