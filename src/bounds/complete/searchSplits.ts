import * as tf from '@tensorflow/tfjs-core';
import type { SplitSteps } from '../../kernels/splits/foundSplits';
import { type ReadyNode, type Shape, sizeOf } from '../../network/network';
import { BestChoices } from '../alpha/bestChoices';
import { disposeReached, RowSearch } from '../alpha/rowSearch';
import { offsetsOf, type Splits, seedsOf } from '../alpha/splitMultipliers';
import { lowerBounds } from '../backward/backwardPass';
import type { BackwardContext } from '../backward/context';
import { type Checkpoint, runToEnd } from '../checkpoint';
import type { Row } from './floatProperty';
import { less, lostInRows, raised, startRows } from './rowBounds';
import type { Cut, Root } from './splitValues';
import { unitsToSplit } from './unitsToSplit';
import { choicesOf, rowsOfWarm, type SplitPart, type Warm, warmOf } from './warmChoices';

/** What is searched for. */
interface SplitSearch {
  /** Of each sample. */
  readonly rows: readonly (readonly Row[])[];
  readonly splits: Splits;
  readonly parts: readonly SplitPart[];
  readonly root: Root;
  readonly steps: number;
}

/** What a search has found of a batch of subproblems. */
export interface SplitsFound {
  /** Rows of each sample. */
  readonly rows: number;
  /** Lower bounds, [batch, rows]. */
  readonly lower: Float32Array | Float64Array;
  /**
   * What a subproblem that is left needs: units worth a split, and choices to go on from.
   *
   * @param kept which of its rows are gone on with
   */
  after(sample: number, kept: readonly number[]): { readonly candidates: readonly Cut[]; readonly warm: Warm };
  /** The input at which a sample's first row attains its bound. */
  cornerOf(sample: number): Float32Array;
  /** Whether a sample's bounds hold only at counterexamples, if there are any; and whether there is none, whatever the bounds are. */
  isClipped?(sample: number): boolean;
  isEmpty?(sample: number): boolean;
}

/** The size of the first step, and of the last where there are few and where there are many. */
const FIRST_RATE = 0.4;
const [FEW_END, MANY_END] = [0.04, 0.0004];

/** Steps that are many. */
const MANY = 50;

/** How a search of so many steps goes: the share of what may be chosen that the first takes, and what each is to the one before. */
export function stepsOf(count: number, rounds = 0): SplitSteps {
  const end = count < MANY ? FEW_END : MANY_END;
  return { count, rounds, first: FIRST_RATE, decay: (end / FIRST_RATE) ** (1 / Math.max(1, count)) };
}

/** Steps after which it is looked whether all seems proved. */
const STEPS_BETWEEN_LOOKS = 4;

/**
 * Bounds rows of a batch of subproblems, slopes and multipliers being searched for together; the search ignores rounding,
 * the last pass does as the context says.
 */
export async function searchSplits(
  context: BackwardContext,
  { rows, splits, parts, root, steps }: SplitSearch,
  checkpoint: Checkpoint,
): Promise<SplitsFound> {
  const { ready, batch } = context;
  const { output } = ready.network;
  const most = rows.reduce((count, own) => Math.max(count, own.length), 1);
  const start = startRows(rows, most, ready.shapes.get(output) as Shape);
  const choices = choicesOf(ready, root, parts, most, splits);
  const search = new RowSearch(context, output, start, { splits, choices });
  const best = new BestChoices();
  const losses = new Map<string, tf.Tensor>();
  const { first, decay } = stepsOf(steps);
  let corner: tf.Tensor | undefined;
  try {
    for (let done = 0; done <= steps; done++) {
      const isLast =
        done === steps || (done > 0 && done % STEPS_BETWEEN_LOOKS === 0 && (await seemProved(best, rows, most)));
      const listener = {
        onInput: (input: tf.Tensor) => {
          corner = tf.keep(tf.clone(input));
        },
        onLoss: (node: ReadyNode, ...costs: readonly [tf.Tensor, tf.Tensor]) => {
          for (const [kind, cost] of costs.entries()) {
            losses.set(`${kind} ${node.inputs[0]}`, tf.keep(tf.sum(cost, 1)));
          }
        },
      };
      const rate = isLast ? undefined : first * decay ** done;
      const reached = await runToEnd(search.step(rate, isLast ? listener : undefined), checkpoint);
      best.consider(reached);
      disposeReached(reached);
      if (isLast) break;
    }
    const seeds = seedsOf(best.choices, splits, ready.shapes);
    const sound = { ...context, slopes: best.choices, seeds };
    const found = await lowerBounds(sound, output, start, checkpoint).finally(() => tf.dispose([...seeds.values()]));
    const gained = raised(found, await offsetsOf(best.choices, splits, found.length));
    const lower = less(gained, await lostInRows(context, rows, most));
    const read = await readAll(best, losses, corner);
    return {
      rows: most,
      lower,
      after: (sample, kept) => {
        const part = parts[sample] as SplitPart;
        const candidates = unitsToSplit(read.losses, root, part.splits, sample);
        return { candidates, warm: rowsOfWarm(warmOf(read.choices, part, sample, batch, most, ready, root), kept) };
      },
      cornerOf: (sample) => {
        const size = sizeOf(ready.network.input.shape);
        return read.corner.slice(sample * most * size, (sample * most + 1) * size);
      },
    };
  } finally {
    search.dispose();
    best.dispose();
    tf.dispose([start, ...choices.values(), ...losses.values()]);
    corner?.dispose();
  }
}

/** Whether every sample has a row that, rounding ignored, is clearly above its limit. */
async function seemProved(best: BestChoices, rows: readonly (readonly Row[])[], most: number): Promise<boolean> {
  const bounds = await (best.bounds as tf.Tensor).data<'float32'>();
  return rows.every((own, sample) =>
    own.some(({ limit }, row) => {
      const bound = bounds[sample * most + row] as number;
      return bound - limit.up > 1e-4 * (Math.abs(bound) + Math.abs(limit.up));
    }),
  );
}

async function readAll(best: BestChoices, losses: ReadonlyMap<string, tf.Tensor>, corner: tf.Tensor | undefined) {
  const read = async (tensors: ReadonlyMap<string, tf.Tensor>) => {
    const entries = [...tensors].map(async ([name, tensor]) => [name, await tensor.data<'float32'>()] as const);
    return new Map(await Promise.all(entries));
  };
  return {
    choices: await read(best.choices),
    losses: await read(losses),
    corner: corner ? await corner.data<'float32'>() : new Float32Array(),
  };
}
