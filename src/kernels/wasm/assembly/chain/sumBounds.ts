import { multiplyAdd, multiplyAdd64 } from '../multiplyAdd';
import { highHalf } from '../tileSums';
import { ChainStep, Piece, unitBytes } from './chainJob';
import { lossesIn, sumsIn } from './chainRoom';
import { addFour, BLOCK_TERMS } from './passRelaxed';

/** Inlined for tiles of eight rows and of four, and for bounds that are one number, as PanelSums are. */
export class LeastValues {
  /**
   * Adds to every row of a tile the least value of its coefficients, of all units of a piece, over a box of these: a ≥ 0 takes the lower bound,
   * a < 0 the upper. In float64, where products of float32 numbers are exact; what is lost besides is summed as passRelaxed does. The
   * coefficients stay as they are.
   *
   * @param isPoint whether lower and upper bounds are the same array: what a layer adds is the same for coefficients of either sign
   */
  @inline
  static add(
    step: ChainStep,
    sample: i32,
    piece: Piece,
    room: usize,
    coefficients: usize,
    isNarrow: bool,
    isPoint: bool,
  ): void {
    const zero = f32x4.splat(0);
    const sums = sumsIn(room);
    let s0 = v128.load(sums);
    let s1 = v128.load(sums, 16);
    let s2 = v128.load(sums, 32);
    let s3 = v128.load(sums, 48);
    let e0 = zero;
    let e1 = zero;
    let left = BLOCK_TERMS;
    let from = coefficients;
    for (let row = 0; row < piece.height; row++) {
      const first = <usize>(((piece.top + row) * step.width + piece.left) * step.channels * 4);
      let below = step.below + <usize>step.belowPerSample * <usize>sample + first;
      let above = step.above + <usize>step.abovePerSample * <usize>sample + first;
      let cost = step.cost + <usize>step.costPerSample * <usize>sample + first;
      for (let rest = piece.width * step.channels; rest > 0; ) {
        const own = min(rest, left);
        rest -= own;
        left -= own;
        for (let n = own; n > 0; n--) {
          const loss = v128.load32_splat(cost);
          const least = v128.load32_splat(below);
          const a0 = v128.load(from);
          const x0 = f64x2.promote_low_f32x4(a0);
          const x1 = f64x2.promote_low_f32x4(highHalf(a0));
          e0 = multiplyAdd(f32x4.abs(a0), loss, e0);
          if (isPoint) {
            const point = f64x2.promote_low_f32x4(least);
            s0 = multiplyAdd64(x0, point, s0);
            s1 = multiplyAdd64(x1, point, s1);
            if (!isNarrow) {
              const a1 = v128.load(from, 16);
              s2 = multiplyAdd64(f64x2.promote_low_f32x4(a1), point, s2);
              s3 = multiplyAdd64(f64x2.promote_low_f32x4(highHalf(a1)), point, s3);
              e1 = multiplyAdd(f32x4.abs(a1), loss, e1);
            }
          } else {
            const most = v128.load32_splat(above);
            const bound0 = v128.bitselect(most, least, f32x4.lt(a0, zero));
            s0 = multiplyAdd64(x0, f64x2.promote_low_f32x4(bound0), s0);
            s1 = multiplyAdd64(x1, f64x2.promote_low_f32x4(highHalf(bound0)), s1);
            if (!isNarrow) {
              const a1 = v128.load(from, 16);
              const bound1 = v128.bitselect(most, least, f32x4.lt(a1, zero));
              s2 = multiplyAdd64(f64x2.promote_low_f32x4(a1), f64x2.promote_low_f32x4(bound1), s2);
              s3 = multiplyAdd64(f64x2.promote_low_f32x4(highHalf(a1)), f64x2.promote_low_f32x4(highHalf(bound1)), s3);
              e1 = multiplyAdd(f32x4.abs(a1), loss, e1);
            }
          }
          from += unitBytes(isNarrow);
          below += 4;
          above += 4;
          cost += 4;
        }
        if (left > 0) continue;
        addFour(lossesIn(room), e0);
        if (!isNarrow) addFour(lossesIn(room) + 32, e1);
        e0 = e1 = zero;
        left = BLOCK_TERMS;
      }
    }
    addFour(lossesIn(room), e0);
    if (!isNarrow) addFour(lossesIn(room) + 32, e1);
    v128.store(sums, s0);
    v128.store(sums, s1, 16);
    v128.store(sums, s2, 32);
    v128.store(sums, s3, 48);
  }
}
