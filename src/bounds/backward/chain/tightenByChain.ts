import type { ChainTile } from '../../../kernels/chain/types';
import { sizeOf } from '../../../network/network';
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
  return async (value, own, units, sides) => {
    const [, columns, channels] = plan.value;
    const size = sizeOf(plan.value);
    const tiles: ChainTile[] = [];
    const places: number[] = [];
    units.forEach((list, sample) => {
      let place = -1;
      let rows: number[] = [];
      const add = () => {
        const piece = { top: Math.floor(place / columns), left: place % columns, height: 1, width: 1 };
        addTiles(tiles, sample, piece, rows);
        rows = [];
      };
      list.forEach((unit, index) => {
        const pixel = Math.floor(unit / channels);
        if (pixel !== place) add();
        place = pixel;
        for (const side of sides ? [sides[sample]?.[index] as Side] : BOTH) {
          rows.push(2 * (unit % channels) + Number(side < 0));
          places.push(2 * (sample * size + unit) + Number(side < 0));
        }
      });
      add();
    });
    const { multiplications } = rowCost(context.ready, value, fieldsOf(context.ready, value));
    own.take(await boundTiles(plan, context, multiplications, tiles, checkpoint), places);
  };
}
