import type { PairRadii } from '../../similarity/tree/pairRadii';
import { countAtLeast } from './countAtLeast';
import { NEVER, type RadiusTable } from './radiusTable';
import { thresholdsOf } from './thresholds';

/** Numbers for each pair of true class y (row) and other class j (column), K × K row by row. */
export interface PairMatrix {
  /** Images of each true class; K numbers. */
  readonly images: Uint32Array;
  /** Images of y proved against j at ε(y, j). */
  readonly verified: Uint32Array;
  /** Images of y without a known counterexample against j within ε(y, j). */
  readonly attacked: Uint32Array;
  /** Images of y whose largest logit is that of j: the confusion matrix, its diagonal the right ones. */
  readonly confusion: Uint32Array;
  /** Mean of ρ_ij over the images of y; NaN on the diagonal and where there are no images. */
  readonly meanRadius: Float64Array;
}

/** The part of a matrix that no radius changes. */
type PairFacts = Pick<PairMatrix, 'images' | 'confusion' | 'meanRadius'>;

const known = new WeakMap<RadiusTable, PairFacts>();

/** The matrix of class pairs at the radii asked of them; the diagonals of `verified` and `attacked` are the images of y. */
export function pairMatrix(table: RadiusTable, radii: PairRadii): PairMatrix {
  const { about, labels, certified, attacked } = table;
  const { outputs, grid } = about;
  const { proved, falsified } = thresholdsOf(radii.values, grid);
  return {
    ...factsOf(table),
    verified: countAtLeast(certified, proved, labels, outputs, grid.length),
    attacked: countAtLeast(attacked, falsified, labels, outputs, grid.length),
  };
}

/** Found once for each table. */
function factsOf(table: RadiusTable): PairFacts {
  const facts = known.get(table) ?? findFacts(table);
  known.set(table, facts);
  return facts;
}

function findFacts({ about, labels, predictions, certified }: RadiusTable): PairFacts {
  const { outputs, grid } = about;
  const radiusOf = Float64Array.from([0, ...grid]);
  const images = new Uint32Array(outputs);
  const confusion = new Uint32Array(outputs * outputs);
  const meanRadius = new Float64Array(outputs * outputs);
  for (let row = 0, at = 0; row < labels.length; row++) {
    const label = labels[row] as number;
    increment(images, label);
    increment(confusion, label * outputs + (predictions[row] as number));
    for (let other = 0, pair = label * outputs; other < outputs; other++, at++, pair++) {
      const count = certified[at] as number;
      const radius = count === NEVER ? Number.NaN : (radiusOf[count] as number);
      meanRadius[pair] = (meanRadius[pair] as number) + radius;
    }
  }
  meanRadius.forEach((sum, pair) => {
    meanRadius[pair] = sum / (images[Math.floor(pair / outputs)] as number);
  });
  return { images, confusion, meanRadius };
}

function increment(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] as number) + 1;
}
