import * as tf from '@tensorflow/tfjs-core';
import { hasChains } from '../../../kernels/chain/chain';
import type { Rounding } from '../../../kernels/rounding/rounding';
import type { ReadyNetwork } from '../../../network/upload';
import { chainOf } from '../../backward/chain/chainOf';
import type { Checkpoint } from '../../checkpoint';
import { crownValues } from '../../methods/crown';
import { trustedNodes } from '../../readNodes';
import { StableUnits } from '../../stableUnits';
import { disposeBounds } from '../../valueBounds';
import type { Row } from '../floatProperty';
import { boundRows } from '../rowBounds';
import { flat } from '../tryPoints';
import { type Part, type PartBounder, SLOPE_STEPS } from './part';

/** Parts that are bounded in one go where all have as many rows as the one with most: those with as many undecided units. */
const ALIKE = 128;

/** Bounds parts of any network by passes that all of them take together. */
export class PassingBounder implements PartBounder {
  readonly near = 2 ** -12;
  readonly #ready: ReadyNetwork;
  readonly #rounding: Rounding;
  readonly #stable: StableUnits;
  readonly #together: number;

  /** @param most parts at once */
  constructor(ready: ReadyNetwork, rounding: Rounding, most: number) {
    this.#ready = ready;
    this.#rounding = rounding;
    this.#stable = new StableUnits(ready);
    this.#together = hasChains() && chainOf(ready, ready.network.output) ? most : Math.min(most, ALIKE);
  }

  /** Parts by how many of their units are open, so many together. */
  batches(parts: readonly Part[]): Part[][] {
    const open = new Map(parts.map((part) => [part, this.#stable.countOpen(part.signs)]));
    const sorted = [...parts].sort((a, b) => (open.get(a) as number) - (open.get(b) as number));
    return Array.from({ length: Math.ceil(parts.length / this.#together) }, (_, at) => {
      return sorted.slice(at * this.#together, (at + 1) * this.#together);
    });
  }

  async bound(parts: readonly Part[], rows: readonly (readonly Row[])[], checkpoint: Checkpoint) {
    const [ready, rounding, stable] = [this.#ready, this.#rounding, this.#stable];
    const batch = parts.length;
    const box = { lower: flat(parts.map(({ lower }) => lower)), upper: flat(parts.map(({ upper }) => upper)) };
    const known = stable.boundsOf(parts.map(({ signs }) => signs));
    const bounds = await crownValues(ready, box, batch, 'backward', rounding, checkpoint, { known }).finally(() => {
      tf.dispose([...known.values()]);
    });
    try {
      const isTrusted = (await trustedNodes(ready, bounds, box, rounding)) === ready.nodes.length;
      const found = await boundRows({ ready, bounds, batch, rounding }, rows, checkpoint, SLOPE_STEPS);
      const signs = isTrusted ? await stable.read(bounds, batch) : [];
      return {
        found,
        isTrusted: () => isTrusted,
        kept: (sample: number) => (signs[sample] ? { signs: signs[sample] } : {}),
      };
    } finally {
      disposeBounds(bounds);
    }
  }

  /** Frees nothing: all is freed as parts are bounded. */
  dispose(): void {}
}
