import type { Network, NetworkNode } from '../../network/network';
import { add, type Dyadic, exact, multiply, ZERO } from '../../numbers/dyadic';

/** A dense layer for tests: weight[i][j] leads from input i to output j. */
export interface Dense {
  readonly weight: readonly (readonly number[])[];
  readonly bias: readonly number[];
}

/** A network of dense layers with ReLU between them; numbers are rounded to float32. */
export function denseNetwork(layers: readonly Dense[]): Network {
  const nodes = layers.flatMap((layer, index) => {
    const dense = denseNode(layer, index === 0 ? 'input' : `relu${index - 1}`, `dense${index}`);
    return index === layers.length - 1 ? [dense] : [dense, reluNode(`dense${index}`, `relu${index}`)];
  });
  const inputs = layers[0]?.weight.length ?? 0;
  return {
    name: 'dense',
    input: { name: 'input', shape: [inputs] },
    nodes,
    output: `dense${layers.length - 1}`,
  };
}

function denseNode({ weight, bias }: Dense, input: string, output: string): NetworkNode {
  return {
    name: output,
    op: 'Gemm',
    inputs: [input],
    output,
    attributes: { alpha: 1, beta: 1 },
    weights: {
      weight: { shape: [weight.length, bias.length], data: Float32Array.from(weight.flat()) },
      bias: { shape: [bias.length], data: Float32Array.from(bias) },
    },
  };
}

function reluNode(input: string, output: string): NetworkNode {
  return { name: output, op: 'Relu', inputs: [input], output, attributes: {}, weights: {} };
}

/** The exact output of `denseNetwork(layers)` at a point. */
export function evaluateExactly(layers: readonly Dense[], point: readonly number[]): Dyadic[] {
  let values = point.map((x) => exact(x));
  layers.forEach(({ weight, bias }, index) => {
    const sums = bias.map((constant, j) =>
      values.reduce(
        (sum, value, i) => add(sum, multiply(value, exact(Math.fround(weight[i]?.[j] as number)))),
        exact(Math.fround(constant)),
      ),
    );
    values = index === layers.length - 1 ? sums : sums.map((sum) => (sum.mantissa < 0n ? ZERO : sum));
  });
  return values;
}
