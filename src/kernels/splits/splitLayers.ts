import type { DenseLayer } from '../boxes/boundBoxes';

/** Is given every input that an output sums, and its weight; the same input at most once. */
type VisitTerm = (input: number, weight: number) => void;

/** What a layer reads, and by which matrix. */
export interface SplitEdge {
  /** Which of the layers before, behind its ReLUs; −1 for the input. */
  readonly source: number;
  /** Visits what an output sums. */
  readonly terms: (output: number, visit: VisitTerm) => void;
  /** How far weights may be from the exact ones, as a share of them. */
  readonly inexact: number;
}

/** z = Σ W·x + b, over what the layer reads, and ReLUs behind it. */
export interface SplitLayer {
  readonly outputs: number;
  /** At least one. */
  readonly edges: readonly SplitEdge[];
  readonly bias: Float64Array;
  /** How far each number of `bias` may be from the exact one. */
  readonly lost: Float64Array;
  /** Whether there are no ReLUs behind it. */
  readonly isLinear?: boolean;
}

/** A dense layer that reads the one before. */
export function readingLast({ outputs, weights, bias, lost, inputs }: DenseLayer, at: number): SplitLayer {
  const terms: SplitEdge['terms'] = (output, visit) => {
    for (let input = 0; input < inputs; input++) visit(input, weights[input * outputs + output] as number);
  };
  return { outputs, edges: [{ source: at - 1, terms, inexact: 0 }], bias, lost };
}
