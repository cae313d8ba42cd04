import { BoxBounder, type DenseLayer, type FoundRows } from '../../../kernels/boxes/boundBoxes';
import { FEW_DECAY, FIRST_STEP } from '../../alpha/searchBounds';
import type { Checkpoint } from '../../checkpoint';
import type { Row } from '../floatProperty';
import type { RowBounds } from '../rowBounds';
import { flat } from '../tryPoints';
import { type Part, type PartBounder, SLOPE_STEPS } from './part';

/** Products of some hundredths of a second, after which bounding may be cancelled. */
const PRODUCTS_AT_ONCE = 2 ** 29;

/** Bounds parts of a network of dense layers and ReLUs box by box. */
export class DenseBounder implements PartBounder {
  readonly near = 2 ** -20;
  readonly sharesBoxes = false;
  readonly #bounder: BoxBounder;
  readonly #together: number;

  /** @param most parts at once */
  constructor(layers: readonly DenseLayer[], most: number) {
    this.#bounder = new BoxBounder(layers);
    this.#together = Math.max(1, Math.min(most, Math.floor(PRODUCTS_AT_ONCE / this.#bounder.products)));
  }

  batches(parts: readonly Part[]): Part[][] {
    return Array.from({ length: Math.ceil(parts.length / this.#together) }, (_, at) => {
      return parts.slice(at * this.#together, (at + 1) * this.#together);
    });
  }

  async bound(parts: readonly Part[], rows: readonly (readonly Row[])[], checkpoint: Checkpoint) {
    await checkpoint();
    const { inputs, outputs, units } = this.#bounder;
    const most = rows.reduce((count, own) => Math.max(count, own.length), 1);
    const starts = new Float32Array(parts.length * most * outputs);
    const limits = new Float64Array(parts.length * most);
    const known = new Float32Array(2 * units * parts.length);
    parts.forEach(({ units: own }, sample) => {
      const at = 2 * units * sample;
      if (own) known.set(own, at);
      else
        known.fill(Number.NEGATIVE_INFINITY, at, at + units).fill(Number.POSITIVE_INFINITY, at + units, at + 2 * units);
      for (let row = 0; row < most; row++) {
        const { coefficients, limit } = rowAt(rows, sample, row);
        starts.set(coefficients, (sample * most + row) * outputs);
        limits[sample * most + row] = limit.up + Math.abs(limit.up) * 2 ** -40;
      }
    });
    const bounded = this.#bounder.bound({
      lower: flat(parts.map(({ lower }) => lower)),
      upper: flat(parts.map(({ upper }) => upper)),
      known,
      rows: most,
      starts,
      limits,
      steps: SLOPE_STEPS,
      firstStep: FIRST_STEP,
      decay: FEW_DECAY,
    });
    const found = rowBoundsOf(bounded, rows, most, inputs, outputs);
    return {
      found,
      isTrusted: (sample: number) => found.lower[sample * most] !== Number.NEGATIVE_INFINITY,
      kept: (sample: number) => ({ units: bounded.known.slice(2 * units * sample, 2 * units * (sample + 1)) }),
    };
  }

  dispose(): void {
    this.#bounder.dispose();
  }
}

/** Samples with fewer rows repeat their first. */
function rowAt(rows: readonly (readonly Row[])[], sample: number, row: number): Row {
  const own = rows[sample] as readonly Row[];
  return own[row] ?? (own[0] as Row);
}

/** What was found less what coefficients that are no float32 numbers cost: how far they are off, times the outputs' magnitudes. */
function rowBoundsOf(
  { least, constants, coefficients, plain, magnitudes }: FoundRows,
  rows: readonly (readonly Row[])[],
  most: number,
  inputs: number,
  outputs: number,
): RowBounds {
  const lostIn = (at: number): number => {
    const sample = Math.floor(at / most);
    const { inexact } = rowAt(rows, sample, at % most);
    let sum = 0;
    for (let i = 0; inexact && i < outputs; i++) {
      sum += (inexact[i] as number) * (magnitudes[sample * outputs + i] as number) * (1 + 2 ** -20);
    }
    return sum;
  };
  const down = (value: number, at: number) => {
    const lost = lostIn(at);
    return lost === 0 ? value : value - lost - (Math.abs(value) + lost) * 2 ** -50;
  };
  return { rows: most, inputs, lower: least.map(down), constants: constants.map(down), coefficients, plain };
}
