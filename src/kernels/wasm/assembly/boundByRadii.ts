import { Job, OUTWARD, OUTWARD_32, PANEL_OUTPUTS, Run, TILE_POSITIONS } from './job';
import { multiplyAdd } from './multiplyAdd';
import { inFloat32, writeBounds, writePanel, writeSome, writeSomeBounds } from './tileSums';

/** Inlined where it is called: a call with so many arguments takes as long as some products. Only what belongs to a class can be marked so. */
export class RadiusBounds {
  /**
   * Adds up the products of a tile's radii with |W|, all in float32, and writes the tile's bounds, sums over centres ∓ sums
   * over radii, while the latter are still in registers.
   *
   * @param centers the sums over centres, [4 positions][8 outputs], in float64 where they are exact
   * @param room for the sums of a tile that is not whole, 128 bytes
   */
  @inline
  static write(job: Job, tile: i32, panel: i32, centers: usize, room: usize): void {
    const windows = job.windows + <usize>(tile * TILE_POSITIONS * 4);
    const p0 = job.radius + <usize>load<u32>(windows);
    const p1 = job.radius + <usize>load<u32>(windows, 4);
    const p2 = job.radius + <usize>load<u32>(windows, 8);
    const p3 = job.radius + <usize>load<u32>(windows, 12);
    let weights = job.magnitudes + <usize>(panel * job.terms * PANEL_OUTPUTS * 4);
    let runs = job.runs;
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let b0 = a0;
    let b1 = a0;
    let c0 = a0;
    let c1 = a0;
    let d0 = a0;
    let d1 = a0;
    for (let left = job.runCount; left > 0; left--) {
      const run = changetype<Run>(runs);
      const offset = <usize>run.offset;
      let a = p0 + offset;
      let b = p1 + offset;
      let c = p2 + offset;
      let d = p3 + offset;
      for (let n = run.length; n > 0; n--) {
        const w0 = v128.load(weights);
        const w1 = v128.load(weights, 16);
        const xa = v128.load32_splat(a);
        const xb = v128.load32_splat(b);
        const xc = v128.load32_splat(c);
        const xd = v128.load32_splat(d);
        a0 = multiplyAdd(xa, w0, a0);
        a1 = multiplyAdd(xa, w1, a1);
        b0 = multiplyAdd(xb, w0, b0);
        b1 = multiplyAdd(xb, w1, b1);
        c0 = multiplyAdd(xc, w0, c0);
        c1 = multiplyAdd(xc, w1, c1);
        d0 = multiplyAdd(xd, w0, d0);
        d1 = multiplyAdd(xd, w1, d1);
        weights += 32;
        a += 4;
        b += 4;
        c += 4;
        d += 4;
      }
      runs += offsetof<Run>();
    }
    TileBounds.write(job, tile, panel, centers, room, a0, a1, b0, b1, c0, c1, d0, d1);
  }
}

/** Likewise inlined. */
export class TileBounds {
  /**
   * Writes the bounds of a tile, sums over centres ∓ sums over radii, of which a position has two vectors.
   *
   * @param centers as RadiusBounds has them, and `room`
   */
  @inline
  static write(
    job: Job,
    tile: i32,
    panel: i32,
    centers: usize,
    room: usize,
    a0: v128,
    a1: v128,
    b0: v128,
    b1: v128,
    c0: v128,
    c1: v128,
    d0: v128,
    d1: v128,
  ): void {
    const first = tile * TILE_POSITIONS;
    const firstOutput = panel * PANEL_OUTPUTS;
    const at = <usize>((first * job.stride + firstOutput) * 4);
    const lower = job.lower + at;
    const upper = job.upper + at;
    const step = (<usize>job.stride) << 2;
    const outputs = min(PANEL_OUTPUTS, job.outputs - firstOutput);
    const positions = min(TILE_POSITIONS, job.positions - first);
    const start = job.constants + <usize>(panel * PANEL_OUTPUTS * 8);
    const floor: f32 = job.isClamped ? 0 : -Infinity;
    const isWhole = outputs === PANEL_OUTPUTS && positions === TILE_POSITIONS;
    const least = f32x4.splat(floor);
    if (isWhole && job.isExact) {
      const outward = f64x2.splat(job.isOutward ? OUTWARD : 0);
      writePanel(a0, a1, centers, start, lower, upper, outward, least);
      writePanel(b0, b1, centers + 64, start, lower + step, upper + step, outward, least);
      writePanel(c0, c1, centers + 128, start, lower + 2 * step, upper + 2 * step, outward, least);
      writePanel(d0, d1, centers + 192, start, lower + 3 * step, upper + 3 * step, outward, least);
      return;
    }
    if (isWhole) {
      const outward = f32x4.splat(job.isOutward ? OUTWARD_32 : 0);
      const s0 = inFloat32(v128.load(start), v128.load(start, 16));
      const s1 = inFloat32(v128.load(start, 32), v128.load(start, 48));
      writeBounds(v128.load(centers, 0), f32x4.add(a0, s0), lower, upper, outward, least);
      writeBounds(v128.load(centers, 16), f32x4.add(a1, s1), lower + 16, upper + 16, outward, least);
      writeBounds(v128.load(centers, 32), f32x4.add(b0, s0), lower + step, upper + step, outward, least);
      writeBounds(v128.load(centers, 48), f32x4.add(b1, s1), lower + step + 16, upper + step + 16, outward, least);
      writeBounds(v128.load(centers, 64), f32x4.add(c0, s0), lower + 2 * step, upper + 2 * step, outward, least);
      writeBounds(
        v128.load(centers, 80),
        f32x4.add(c1, s1),
        lower + 2 * step + 16,
        upper + 2 * step + 16,
        outward,
        least,
      );
      writeBounds(v128.load(centers, 96), f32x4.add(d0, s0), lower + 3 * step, upper + 3 * step, outward, least);
      writeBounds(
        v128.load(centers, 112),
        f32x4.add(d1, s1),
        lower + 3 * step + 16,
        upper + 3 * step + 16,
        outward,
        least,
      );
      return;
    }
    store4(room, a0, a1, b0, b1);
    store4(room + 64, c0, c1, d0, d1);
    for (let position = 0; position < positions; position++) {
      const from = <usize>position;
      const to = from * step;
      const radii = room + 32 * from;
      if (job.isExact) {
        writeSome(radii, centers + 64 * from, start, lower + to, upper + to, outputs, job.isOutward, floor);
      } else {
        writeSomeBounds(radii, centers + 32 * from, start, lower + to, upper + to, outputs, job.isOutward, floor);
      }
    }
  }
}

function store4(to: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(to, a);
  v128.store(to, b, 16);
  v128.store(to, c, 32);
  v128.store(to, d, 48);
}
