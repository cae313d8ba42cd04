import type { PairRadii } from '../../similarity/tree/pairRadii';
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

/** The matrix of class pairs at the radii asked of them; the diagonals of `verified` and `attacked` are the images of y. */
export function pairMatrix(table: RadiusTable, radii: PairRadii): PairMatrix {
  const { about, labels, predictions, certified, attacked } = table;
  const { outputs, grid } = about;
  const { proved, broken } = thresholdsOf(radii.values, grid);
  const matrix: PairMatrix = emptyMatrix(outputs);
  const radiusOf = Float64Array.from([0, ...grid]);
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row] as number;
    const pairs = label * outputs;
    increment(matrix.images, label);
    increment(matrix.confusion, pairs + (predictions[row] as number));
    for (let other = 0, at = row * outputs, pair = pairs; other < outputs; other++, at++, pair++) {
      const count = certified[at] as number;
      if (count >= (proved[pair] as number)) increment(matrix.verified, pair);
      if (!((attacked[at] as number) < (broken[pair] as number))) increment(matrix.attacked, pair);
      const radius = count === NEVER ? Number.NaN : (radiusOf[count] as number);
      matrix.meanRadius[pair] = (matrix.meanRadius[pair] as number) + radius;
    }
  }
  matrix.meanRadius.forEach((sum, pair) => {
    matrix.meanRadius[pair] = sum / (matrix.images[Math.floor(pair / outputs)] as number);
  });
  return matrix;
}

function emptyMatrix(outputs: number): PairMatrix {
  const counts = () => new Uint32Array(outputs * outputs);
  return {
    images: new Uint32Array(outputs),
    verified: counts(),
    attacked: counts(),
    confusion: counts(),
    meanRadius: new Float64Array(outputs * outputs),
  };
}

function increment(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] as number) + 1;
}
