import { multiplyAdd } from '../multiplyAdd';
import { highHalf } from '../tileSums';
import { ChainJob, ChainStep, PANEL_BYTES, UNIT_BYTES } from './chainJob';
import { lossesIn, pieceIn, startsIn, sumsIn, unitsIn } from './chainRoom';

/** Units whose terms are summed in float32 before they are added in float64: BLOCK_UNITS of ../../../chain/chain.ts. */
const BLOCK_UNITS: i32 = 16;

/**
 * Passes a tile's coefficients through the relaxations of units: a ≥ 0 takes the lower side, a < 0 the upper one.
 * Intercepts are added, and what the layer before adds; coefficients that are zero in all rows are left out where products follow.
 */
export function passRelaxed(job: ChainJob, step: ChainStep, sample: i32, room: usize, coefficients: usize): void {
  const piece = pieceIn(room);
  const packs = step.packs !== 0;
  const cells = packs ? piece.width : 1;
  const cellUnits = packs ? step.channels : piece.width * step.channels;
  const perSample = <usize>(step.height * step.width * step.channels * 4) * <usize>sample;
  const ofBelow = <usize>step.belowPerSample * <usize>sample;
  const ofAbove = <usize>step.abovePerSample * <usize>sample;
  const zero = f32x4.splat(0);
  let from = coefficients;
  let to = coefficients;
  let units = unitsIn(room);
  let starts = startsIn(room, job);
  let s0 = zero;
  let s1 = zero;
  let e0 = zero;
  let e1 = zero;
  let left = BLOCK_UNITS;
  for (let row = 0; row < piece.height; row++) {
    const first = <usize>(((piece.top + row) * step.width + piece.left) * step.channels * 4);
    let lower = step.lowerSlope + perSample + first;
    let upper = step.upperSlope + perSample + first;
    let below = step.below + ofBelow + first;
    let above = step.above + ofAbove + first;
    let cost = step.cost + <usize>step.costPerSample * <usize>sample + first;
    let bias = step.bias + first;
    let biasCost = step.biasCost + <usize>step.biasCostPerSample * <usize>sample + first;
    for (let cell = 0; cell < cells; cell++) {
      store<u32>(starts, <u32>((to - coefficients) / UNIT_BYTES));
      starts += 4;
      let unit: u32 = 0;
      for (let n = cellUnits; n > 0; n--) {
        const a0 = v128.load(from);
        const a1 = v128.load(from, 16);
        const isNegative0 = f32x4.lt(a0, zero);
        const isNegative1 = f32x4.lt(a1, zero);
        const low = v128.load32_splat(lower);
        const high = v128.load32_splat(upper);
        const x0 = f32x4.mul(a0, v128.bitselect(high, low, isNegative0));
        const x1 = f32x4.mul(a1, v128.bitselect(high, low, isNegative1));
        const least = v128.load32_splat(below);
        const most = v128.load32_splat(above);
        s0 = multiplyAdd(a0, v128.bitselect(most, least, isNegative0), s0);
        s1 = multiplyAdd(a1, v128.bitselect(most, least, isNegative1), s1);
        const loss = v128.load32_splat(cost);
        e0 = multiplyAdd(f32x4.abs(a0), loss, e0);
        e1 = multiplyAdd(f32x4.abs(a1), loss, e1);
        const b = v128.load32_splat(bias);
        s0 = multiplyAdd(x0, b, s0);
        s1 = multiplyAdd(x1, b, s1);
        const bLoss = v128.load32_splat(biasCost);
        e0 = multiplyAdd(f32x4.abs(x0), bLoss, e0);
        e1 = multiplyAdd(f32x4.abs(x1), bLoss, e1);
        v128.store(to, x0);
        v128.store(to, x1, 16);
        store<u32>(units, unit);
        // Of numbers and of what is none alike; only zeros, of either sign, are left out.
        const stays = !packs || v128.any_true(v128.or(f32x4.ne(x0, zero), f32x4.ne(x1, zero)));
        to += stays ? UNIT_BYTES : 0;
        units += stays ? 4 : 0;
        unit += PANEL_BYTES;
        from += UNIT_BYTES;
        lower += 4;
        upper += 4;
        below += 4;
        above += 4;
        cost += 4;
        bias += 4;
        biasCost += 4;
        if (--left === 0) {
          addBlock(room, s0, s1, e0, e1);
          s0 = zero;
          s1 = zero;
          e0 = zero;
          e1 = zero;
          left = BLOCK_UNITS;
        }
      }
    }
  }
  store<u32>(starts, <u32>((to - coefficients) / UNIT_BYTES));
  addBlock(room, s0, s1, e0, e1);
}

function addBlock(room: usize, s0: v128, s1: v128, e0: v128, e1: v128): void {
  addEight(sumsIn(room), s0, s1);
  addEight(lossesIn(room), e0, e1);
}

/** Adds eight numbers to as many in float64. */
function addEight(to: usize, first: v128, second: v128): void {
  v128.store(to, f64x2.add(v128.load(to), f64x2.promote_low_f32x4(first)));
  v128.store(to, f64x2.add(v128.load(to, 16), f64x2.promote_low_f32x4(highHalf(first))), 16);
  v128.store(to, f64x2.add(v128.load(to, 32), f64x2.promote_low_f32x4(second)), 32);
  v128.store(to, f64x2.add(v128.load(to, 48), f64x2.promote_low_f32x4(highHalf(second))), 48);
}
