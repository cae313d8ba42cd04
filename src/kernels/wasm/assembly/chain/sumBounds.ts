import { multiplyAdd64 } from '../multiplyAdd';
import { highHalf } from '../tileSums';
import { ChainStep, Piece, unitBytes } from './chainJob';
import { lossesIn, sumsIn } from './chainRoom';

/** Inlined for tiles of eight rows and of four, as PanelSums are. */
export class LeastValues {
  /**
   * Adds to every row of a tile the least value of its coefficients, of all units of a piece, over a box of these: a ≥ 0 takes the lower bound,
   * a < 0 the upper. All in float64, where products of float32 numbers are exact. The coefficients stay as they are.
   */
  @inline
  static add(step: ChainStep, sample: i32, piece: Piece, room: usize, coefficients: usize, isNarrow: bool): void {
    // What a layer adds is the same for coefficients of either sign.
    const isPoint = step.below === step.above && step.belowPerSample === step.abovePerSample;
    const zero = f32x4.splat(0);
    const sums = sumsIn(room);
    const losses = lossesIn(room);
    let s0 = v128.load(sums);
    let s1 = v128.load(sums, 16);
    let s2 = v128.load(sums, 32);
    let s3 = v128.load(sums, 48);
    let e0 = v128.load(losses);
    let e1 = v128.load(losses, 16);
    let e2 = v128.load(losses, 32);
    let e3 = v128.load(losses, 48);
    let from = coefficients;
    for (let row = 0; row < piece.height; row++) {
      const first = <usize>(((piece.top + row) * step.width + piece.left) * step.channels * 4);
      let below = step.below + <usize>step.belowPerSample * <usize>sample + first;
      let above = step.above + <usize>step.abovePerSample * <usize>sample + first;
      let cost = step.cost + <usize>step.costPerSample * <usize>sample + first;
      for (let n = piece.width * step.channels; n > 0; n--) {
        const loss = f64x2.splat(<f64>load<f32>(cost));
        const least = v128.load32_splat(below);
        const most = isPoint ? least : v128.load32_splat(above);
        const a0 = v128.load(from);
        const x0 = f64x2.promote_low_f32x4(a0);
        const x1 = f64x2.promote_low_f32x4(highHalf(a0));
        const bound0 = v128.bitselect(most, least, f32x4.lt(a0, zero));
        s0 = multiplyAdd64(x0, f64x2.promote_low_f32x4(bound0), s0);
        s1 = multiplyAdd64(x1, f64x2.promote_low_f32x4(highHalf(bound0)), s1);
        e0 = multiplyAdd64(f64x2.abs(x0), loss, e0);
        e1 = multiplyAdd64(f64x2.abs(x1), loss, e1);
        if (!isNarrow) {
          const a1 = v128.load(from, 16);
          const x2 = f64x2.promote_low_f32x4(a1);
          const x3 = f64x2.promote_low_f32x4(highHalf(a1));
          const bound1 = v128.bitselect(most, least, f32x4.lt(a1, zero));
          s2 = multiplyAdd64(x2, f64x2.promote_low_f32x4(bound1), s2);
          s3 = multiplyAdd64(x3, f64x2.promote_low_f32x4(highHalf(bound1)), s3);
          e2 = multiplyAdd64(f64x2.abs(x2), loss, e2);
          e3 = multiplyAdd64(f64x2.abs(x3), loss, e3);
        }
        from += unitBytes(isNarrow);
        below += 4;
        above += 4;
        cost += 4;
      }
    }
    v128.store(sums, s0);
    v128.store(sums, s1, 16);
    v128.store(sums, s2, 32);
    v128.store(sums, s3, 48);
    v128.store(losses, e0);
    v128.store(losses, e1, 16);
    v128.store(losses, e2, 32);
    v128.store(losses, e3, 48);
  }
}
