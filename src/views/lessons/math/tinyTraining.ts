import type { Point } from '../../../small/polygon';

/** An input with its class: 1 or −1. */
export interface Example {
  readonly point: Point;
  readonly label: 1 | -1;
}

/** Above 0 for one class, below 0 for the other: x · w + b. */
export interface Linear {
  readonly weights: Point;
  readonly bias: number;
}

const COUNT = 100;
/** Larger ones would make the steps near the minimum jump to and fro. */
const RATE = 4;
/** The steps of the R2 sequence (Roberts 2018), which fills a square evenly. */
const STEPS = [0.7548776662466927, 0.5698402909980532] as const;

/** The same examples every time: x is far apart and noisy, y close together and clean. */
export const EXAMPLES: readonly Example[] = Array.from({ length: COUNT }, (_, index) => {
  const [u, v] = STEPS.map((step) => (0.5 + step * (index + 1)) % 1) as [number, number];
  // Box and Muller 1958: two even shares make two normal numbers.
  const size = Math.sqrt(-2 * Math.log(u));
  const [first, second] = [size * Math.cos(2 * Math.PI * v), size * Math.sin(2 * Math.PI * v)];
  const label = index % 2 === 0 ? 1 : -1;
  return { point: [label + 0.8 * first, 0.3 * label + 0.12 * second], label };
});

/** How far an example is on its own side in the worst case within ε of it, in each coordinate: exact for a linear model. */
function worstMargin({ weights: [a, b], bias }: Linear, { point: [x, y], label }: Example, epsilon: number): number {
  return label * (a * x + b * y + bias) - epsilon * (Math.abs(a) + Math.abs(b));
}

/**
 * Gradient descent on the logistic loss of the worst case within ε; the same start and examples, so the same run. What ε
 * costs pulls the weights towards 0 and not beyond (a proximal step), as its slope changes its sign there.
 */
export function train(epochs: number, epsilon: number): Linear {
  let model: Linear = { weights: [0.1, 0.1], bias: 0 };
  for (let epoch = 0; epoch < epochs; epoch++) {
    const sum: [number, number, number, number] = [0, 0, 0, 0];
    for (const example of EXAMPLES) {
      const pull = 1 / (1 + Math.exp(worstMargin(model, example, epsilon)));
      for (const axis of [0, 1] as const) sum[axis] += pull * example.label * example.point[axis];
      sum[2] += pull * example.label;
      sum[3] += pull * epsilon;
    }
    const [da, db, dc, cost] = sum.map((part) => (RATE * part) / COUNT) as [number, number, number, number];
    const [a, b] = model.weights;
    model = { weights: [towardsZero(a + da, cost), towardsZero(b + db, cost)], bias: model.bias + dc };
  }
  return model;
}

/** A weight moved towards 0 by so much at most. */
function towardsZero(weight: number, most: number): number {
  return Math.sign(weight) * Math.max(0, Math.abs(weight) - most);
}

/** Share of the examples, in per cent, that are classified correctly everywhere within ε; with ε = 0 clean accuracy. */
export function verifiedShare(model: Linear, epsilon: number): number {
  return (100 * EXAMPLES.filter((example) => worstMargin(model, example, epsilon) > 0).length) / COUNT;
}
