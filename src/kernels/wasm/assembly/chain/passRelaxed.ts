import { multiplyAdd } from '../multiplyAdd';
import { highHalf } from '../tileSums';
import { BentUnit, ChainStep, Constant, Piece, Place, unitBytes } from './chainJob';
import { lossesIn, sumsIn } from './chainRoom';
import { placeOf } from './placeUnits';

/** Terms of a sum in float32 before it is added in float64: BLOCK_TERMS of ../../../chain/chain.ts. */
export const BLOCK_TERMS: i32 = 32;

/**
 * Passes a tile's packed coefficients through the relaxations of units: a ≥ 0 takes the lower side, a < 0 the upper one; where a unit is on
 * they stay as they are. Intercepts are added, and what the layer before adds.
 */
export function passRelaxed(
  step: ChainStep,
  sample: i32,
  piece: Piece,
  room: usize,
  coefficients: usize,
  isNarrow: bool,
): void {
  // Units of whole rows lie one after the other.
  const isWhole = piece.width === step.width;
  const rows = isWhole ? min(1, piece.height) : piece.height;
  const places = isWhole ? piece.width * piece.height : piece.width;
  let at = coefficients;
  for (let row = 0; row < rows; row++) {
    const first = placeOf(step, sample, piece.top + row, piece.left);
    const last = changetype<Place>(changetype<usize>(first) + <usize>places * offsetof<Place>());
    const bent = step.bent + <usize>first.firstBent * offsetof<BentUnit>();
    const bentEnd = step.bent + <usize>last.firstBent * offsetof<BentUnit>();
    // Where the coefficients of the first of all units that are kept would lie.
    const origin = at - <usize>first.first * unitBytes(isNarrow);
    const constants = step.constants + <usize>first.first * offsetof<Constant>();
    const count = <i32>(last.first - first.first);
    if (isNarrow) {
      Passing.bend(room, bent, bentEnd, origin, true);
      Passing.addConstants(room, constants, count, at, true);
    } else {
      Passing.bend(room, bent, bentEnd, origin, false);
      Passing.addConstants(room, constants, count, at, false);
    }
    at += <usize>count * unitBytes(isNarrow);
  }
}

/** Inlined for tiles of eight rows and of four. */
class Passing {
  @inline
  static bend(room: usize, bent: usize, end: usize, origin: usize, isNarrow: bool): void {
    const zero = f32x4.splat(0);
    let s0 = zero;
    let s1 = zero;
    let e0 = zero;
    let e1 = zero;
    let left = BLOCK_TERMS;
    for (; bent < end; bent += offsetof<BentUnit>()) {
      const a = origin + <usize>load<u32>(bent) * unitBytes(isNarrow);
      const low = v128.load32_splat(bent, 4);
      const high = v128.load32_splat(bent, 8);
      const least = v128.load32_splat(bent, 12);
      const most = v128.load32_splat(bent, 16);
      const loss = v128.load32_splat(bent, 20);
      const a0 = v128.load(a);
      const isNegative0 = f32x4.lt(a0, zero);
      v128.store(a, f32x4.mul(a0, v128.bitselect(high, low, isNegative0)));
      s0 = multiplyAdd(a0, v128.bitselect(most, least, isNegative0), s0);
      e0 = multiplyAdd(f32x4.abs(a0), loss, e0);
      if (!isNarrow) {
        const a1 = v128.load(a, 16);
        const isNegative1 = f32x4.lt(a1, zero);
        v128.store(a, f32x4.mul(a1, v128.bitselect(high, low, isNegative1)), 16);
        s1 = multiplyAdd(a1, v128.bitselect(most, least, isNegative1), s1);
        e1 = multiplyAdd(f32x4.abs(a1), loss, e1);
      }
      if (--left > 0) continue;
      addBlock(room, s0, s1, e0, e1, isNarrow);
      s0 = s1 = e0 = e1 = zero;
      left = BLOCK_TERMS;
    }
    addBlock(room, s0, s1, e0, e1, isNarrow);
  }

  /** Units take turns in two sums each, which are added at the end of a block: one would wait for its own last addition. */
  @inline
  static addConstants(room: usize, constants: usize, count: i32, a: usize, isNarrow: bool): void {
    const zero = f32x4.splat(0);
    while (count > 0) {
      let s0 = zero;
      let s1 = zero;
      let s2 = zero;
      let s3 = zero;
      let e0 = zero;
      let e1 = zero;
      let e2 = zero;
      let e3 = zero;
      const own = min(count, 2 * BLOCK_TERMS);
      count -= own;
      for (let n = own >> 1; n > 0; n--) {
        const bias0 = v128.load32_splat(constants);
        const cost0 = v128.load32_splat(constants, 4);
        const bias1 = v128.load32_splat(constants, 8);
        const cost1 = v128.load32_splat(constants, 12);
        const a0 = v128.load(a);
        s0 = multiplyAdd(a0, bias0, s0);
        e0 = multiplyAdd(f32x4.abs(a0), cost0, e0);
        if (isNarrow) {
          const a2 = v128.load(a, 16);
          s2 = multiplyAdd(a2, bias1, s2);
          e2 = multiplyAdd(f32x4.abs(a2), cost1, e2);
        } else {
          const a1 = v128.load(a, 16);
          const a2 = v128.load(a, 32);
          const a3 = v128.load(a, 48);
          s1 = multiplyAdd(a1, bias0, s1);
          e1 = multiplyAdd(f32x4.abs(a1), cost0, e1);
          s2 = multiplyAdd(a2, bias1, s2);
          e2 = multiplyAdd(f32x4.abs(a2), cost1, e2);
          s3 = multiplyAdd(a3, bias1, s3);
          e3 = multiplyAdd(f32x4.abs(a3), cost1, e3);
        }
        a += 2 * unitBytes(isNarrow);
        constants += 2 * offsetof<Constant>();
      }
      if (own & 1) {
        const bias = v128.load32_splat(constants);
        const cost = v128.load32_splat(constants, 4);
        const a0 = v128.load(a);
        s0 = multiplyAdd(a0, bias, s0);
        e0 = multiplyAdd(f32x4.abs(a0), cost, e0);
        if (!isNarrow) {
          const a1 = v128.load(a, 16);
          s1 = multiplyAdd(a1, bias, s1);
          e1 = multiplyAdd(f32x4.abs(a1), cost, e1);
        }
        a += unitBytes(isNarrow);
        constants += offsetof<Constant>();
      }
      addBlock(room, f32x4.add(s0, s2), f32x4.add(s1, s3), f32x4.add(e0, e2), f32x4.add(e1, e3), isNarrow);
    }
  }
}

function addBlock(room: usize, s0: v128, s1: v128, e0: v128, e1: v128, isNarrow: bool): void {
  addFour(sumsIn(room), s0);
  addFour(lossesIn(room), e0);
  if (isNarrow) return;
  addFour(sumsIn(room) + 32, s1);
  addFour(lossesIn(room) + 32, e1);
}

/** Adds four numbers to as many in float64. */
export function addFour(to: usize, numbers: v128): void {
  v128.store(to, f64x2.add(v128.load(to), f64x2.promote_low_f32x4(numbers)));
  v128.store(to, f64x2.add(v128.load(to, 16), f64x2.promote_low_f32x4(highHalf(numbers))), 16);
}
