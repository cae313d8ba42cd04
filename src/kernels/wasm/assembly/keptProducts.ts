import { Job, Run, SUMS_SIZE, TILE_POSITIONS } from './job';
import { boundKeptRadii, sumKeptCenters } from './keptSums';

/** Of a product that is kept: four centres, four radii, and where its weights are. KEPT_BYTES of ../../conv/wasm/keptProducts.ts. */
const KEPT_BYTES: usize = 36;
/** Before the tiles: how many products each keeps. COUNTS_BYTES there. */
const COUNTS_BYTES: usize = 32;

/**
 * Bounds of some tiles, by their products with numbers alone that are not all nothing, centres and radii, in the four windows of
 * a tile: behind a ReLU most may be. A product with 0 adds nothing, and sums of fewer products lose no more than is allowed
 * for sums of all (see blockTerms of ../../rounding/intervalSums.ts).
 *
 * @param end at most TILES_IN_TURN tiles after `first`
 * @param scratch room for the sums of these tiles, and of one besides
 */
export function boundKeptProducts(
  job: Job,
  first: i32,
  end: i32,
  firstPanel: i32,
  endPanel: i32,
  scratch: usize,
): void {
  const tileBytes = tileBytesOf(job);
  let at = job.kept + COUNTS_BYTES;
  for (let tile = first; tile < end; tile++, at += tileBytes) {
    store<i32>(job.kept + ((<usize>(tile - first)) << 2), keepProducts(job, tile, at));
  }
  const room = scratch + <usize>(end - first) * SUMS_SIZE;
  for (let panel = firstPanel; panel < endPanel; panel++) {
    // Centres first, then radii, as where all products are summed.
    at = job.kept + COUNTS_BYTES;
    for (let tile = first; tile < end; tile++, at += tileBytes) {
      const own = <usize>(tile - first);
      sumKeptCenters(job, panel, at, load<i32>(job.kept + (own << 2)), scratch + own * SUMS_SIZE, room);
    }
    at = job.kept + COUNTS_BYTES;
    for (let tile = first; tile < end; tile++, at += tileBytes) {
      const own = <usize>(tile - first);
      boundKeptRadii(job, tile, panel, at, load<i32>(job.kept + (own << 2)), scratch + own * SUMS_SIZE, room);
    }
  }
}

function tileBytesOf(job: Job): usize {
  return ((<usize>job.terms * KEPT_BYTES + 15) >> 4) << 4;
}

class Kept {
  /** Puts a product's numbers behind those that are kept, where the next takes their place if they are nothing; gives how many are kept. */
  @inline
  static add(kept: i32, at: usize, terms: usize, centers: v128, radii: v128, weight: i32): i32 {
    const place = at + ((<usize>kept) << 4);
    v128.store(place, centers);
    v128.store(place + (terms << 4), radii);
    store<i32>(at + (terms << 5) + ((<usize>kept) << 2), weight);
    return kept + i32(v128.any_true(v128.or(centers, radii)));
  }
}

/** Collects what is not nothing in a tile's windows; gives how many products it takes part in. */
function keepProducts(job: Job, tile: i32, at: usize): i32 {
  const windows = job.windows + <usize>(tile * TILE_POSITIONS * 4);
  const terms = <usize>job.terms;
  const toRadii = job.radius - job.center;
  const p0 = job.center + <usize>load<u32>(windows);
  const p1 = job.center + <usize>load<u32>(windows, 4);
  const p2 = job.center + <usize>load<u32>(windows, 8);
  const p3 = job.center + <usize>load<u32>(windows, 12);
  let kept = 0;
  let weight = 0;
  let runs = job.runs;
  for (let left = job.runCount; left > 0; left--) {
    const run = changetype<Run>(runs);
    const offset = <usize>run.offset;
    let a = p0 + offset;
    let b = p1 + offset;
    let c = p2 + offset;
    let d = p3 + offset;
    let n = run.length;
    for (; n >= 4; n -= 4, a += 16, b += 16, c += 16, d += 16) {
      const ca = v128.load(a);
      const cb = v128.load(b);
      const cc = v128.load(c);
      const cd = v128.load(d);
      const ra = v128.load(a + toRadii);
      const rb = v128.load(b + toRadii);
      const rc = v128.load(c + toRadii);
      const rd = v128.load(d + toRadii);
      const c0 = v128.shuffle<i32>(ca, cb, 0, 4, 1, 5);
      const c1 = v128.shuffle<i32>(cc, cd, 0, 4, 1, 5);
      const c2 = v128.shuffle<i32>(ca, cb, 2, 6, 3, 7);
      const c3 = v128.shuffle<i32>(cc, cd, 2, 6, 3, 7);
      const r0 = v128.shuffle<i32>(ra, rb, 0, 4, 1, 5);
      const r1 = v128.shuffle<i32>(rc, rd, 0, 4, 1, 5);
      const r2 = v128.shuffle<i32>(ra, rb, 2, 6, 3, 7);
      const r3 = v128.shuffle<i32>(rc, rd, 2, 6, 3, 7);
      kept = Kept.add(kept, at, terms, v128.shuffle<i64>(c0, c1, 0, 2), v128.shuffle<i64>(r0, r1, 0, 2), weight);
      kept = Kept.add(kept, at, terms, v128.shuffle<i64>(c0, c1, 1, 3), v128.shuffle<i64>(r0, r1, 1, 3), weight + 32);
      kept = Kept.add(kept, at, terms, v128.shuffle<i64>(c2, c3, 0, 2), v128.shuffle<i64>(r2, r3, 0, 2), weight + 64);
      kept = Kept.add(kept, at, terms, v128.shuffle<i64>(c2, c3, 1, 3), v128.shuffle<i64>(r2, r3, 1, 3), weight + 96);
      weight += 128;
    }
    for (; n > 0; n--, a += 4, b += 4, c += 4, d += 4) {
      kept = Kept.add(
        kept,
        at,
        terms,
        oneOfEach(a, b, c, d),
        oneOfEach(a + toRadii, b + toRadii, c + toRadii, d + toRadii),
        weight,
      );
      weight += 32;
    }
    runs += offsetof<Run>();
  }
  return kept;
}

function oneOfEach(a: usize, b: usize, c: usize, d: usize): v128 {
  let x = v128.load32_zero(a);
  x = v128.load32_lane(b, x, 1);
  x = v128.load32_lane(c, x, 2);
  return v128.load32_lane(d, x, 3);
}
