import type { ChainTile } from '../../../kernels/chain/types';
import type { Checkpoint } from '../../checkpoint';
import { rowCost } from '../../cost/passCost';
import type { BackwardContext } from '../context';
import type { Side, TightenBounds } from '../tightenInputs';
import { fieldsOf } from '../windows/field';
import { addTiles, boundTiles } from './chainBounds';
import type { ChainPlan } from './chainOf';

/** Both bounds of a unit. */
const BOTH: readonly Side[] = [1, -1];

/** Tightens bounds as `tightenByBackward` does, rows of all samples one after the other: each sample has as many as it needs. */
export function tightenByChain(plan: ChainPlan, context: BackwardContext, checkpoint: Checkpoint): TightenBounds {
  return async (value, { lower, upper }, units, sides) => {
    const [, columns, channels] = plan.value;
    const size = lower.length / units.length;
    const tiles: ChainTile[] = [];
    const bounds: number[] = [];
    units.forEach((list, sample) => {
      let place = -1;
      let rows: number[] = [];
      const add = () => {
        const piece = { top: Math.floor(place / columns), left: place % columns, height: 1, width: 1 };
        addTiles(tiles, sample, piece, rows);
        rows = [];
      };
      list.forEach((unit, index) => {
        const own = Math.floor(unit / channels);
        if (own !== place) add();
        place = own;
        for (const side of sides ? [sides[sample]?.[index] as Side] : BOTH) {
          rows.push(2 * (unit % channels) + Number(side < 0));
          bounds.push(2 * (sample * size + unit) + Number(side < 0));
        }
      });
      add();
    });
    const { multiplications } = rowCost(context.ready, value, fieldsOf(context.ready, value));
    const found = await boundTiles(plan, context, multiplications, tiles, checkpoint);
    bounds.forEach((bounded, row) => {
      const at = bounded >> 1;
      const bound = found[row] as number;
      if ((bounded & 1) === 0) lower[at] = Math.max(lower[at] as number, bound);
      else upper[at] = Math.min(upper[at] as number, -bound);
    });
  };
}
