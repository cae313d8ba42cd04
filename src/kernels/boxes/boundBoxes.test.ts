import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { add, compare, type Dyadic, exact, multiply, ZERO } from '../../numbers/dyadic';
import { Random } from '../../numbers/random';
import { startTestBackend } from '../../testing/backend';
import { expectAtMost } from '../../testing/suites/sides';
import { BoxBounder, type BoxRows, type DenseLayer } from './boundBoxes';

beforeAll(() => startTestBackend('wasm'));

const unknown = (units: number) =>
  Float32Array.from({ length: 2 * units }, (_, at) =>
    at < units ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
  );

/** Layers of these sizes with weights of about this size, the numbers of each box, and one row for each box. */
function randomCase(sizes: readonly number[], scale: number, width: number, seed: number, steps: number) {
  const random = new Random(seed, 'boxes');
  const number = () => Math.fround(2 * random.uniform() - 1);
  const layers = sizes.slice(1).map((outputs, at): DenseLayer => {
    const inputs = sizes[at] as number;
    const weights = Float32Array.from({ length: inputs * outputs }, () =>
      Math.fround((scale * 2 * number()) / Math.sqrt(inputs)),
    );
    return {
      inputs,
      outputs,
      weights,
      bias: Float64Array.from({ length: outputs }, number),
      lost: new Float64Array(outputs),
    };
  });
  const bounder = new BoxBounder(layers);
  const lower = Float32Array.from({ length: bounder.inputs }, number);
  const upper = lower.map((low) => low + width * random.uniform());
  const rows = 2;
  const asked: BoxRows = {
    lower,
    upper,
    known: unknown(bounder.units),
    rows,
    starts: Float32Array.from({ length: rows * bounder.outputs }, number),
    limits: new Float64Array(rows).fill(Number.POSITIVE_INFINITY),
    steps,
    firstStep: 0.5,
    decay: 0.6,
  };
  const pointIn = () =>
    lower.map((low, at) => {
      const corner = random.uniform();
      const high = upper[at] as number;
      if (corner < 0.3) return low;
      return corner > 0.7 ? high : Math.min(high, Math.max(low, low + (high - low) * random.uniform()));
    });
  return { layers, bounder, asked, pointIn };
}

const sum = (terms: readonly Dyadic[]) => terms.reduce(add, ZERO);
const dot = (a: ArrayLike<number>, x: readonly Dyadic[], from = 0, step = 1) =>
  sum(x.map((value, at) => multiply(exact(a[from + at * step] as number), value)));

/** Values before ReLUs, exactly; those of the last layer are the outputs. */
function exactValues(layers: readonly DenseLayer[], point: Float32Array): Dyadic[][] {
  let x = [...point].map(exact);
  return layers.map(({ outputs, weights, bias }) => {
    const z = Array.from({ length: outputs }, (_, output) =>
      add(exact(bias[output] as number), dot(weights, x, output, outputs)),
    );
    x = z.map((value) => (compare(value, ZERO) > 0 ? value : ZERO));
    return z;
  });
}

const sizesOf = fc.array(fc.integer({ min: 1, max: 11 }), { minLength: 2, maxLength: 5 });

describe('boxes that are bounded through dense layers', () => {
  it('hold every exact value, whatever the sizes of layers, weights and boxes, and however slopes are moved', () => {
    fc.assert(
      fc.property(
        sizesOf,
        fc.constantFrom(1e-42, 1e-20, 0.5, 1, 3, 1e15, 1e30),
        fc.constantFrom(0, 1e-7, 0.1, 1, 1e3),
        fc.nat(),
        fc.nat(3),
        (sizes, scale, width, seed, steps) => {
          const { layers, bounder, asked, pointIn } = randomCase(sizes, scale, width, seed, steps);
          try {
            const found = bounder.bound(asked);
            // Bounds of units that are known already change nothing that is claimed.
            const again = bounder.bound({ ...asked, known: found.known });
            for (let count = 0; count < 6; count++) {
              const point = pointIn();
              const values = exactValues(layers, point);
              const outputs = values.at(-1) as Dyadic[];
              for (const { least, constants, coefficients, known, magnitudes } of [found, again]) {
                const units = values.slice(0, -1).flat();
                for (const [unit, value] of units.entries()) {
                  expect(isAtMost(known[unit] as number, value)).toBe(true);
                  expect(isAtMost(-(known[bounder.units + unit] as number), multiply(exact(-1), value))).toBe(true);
                }
                for (let row = 0; row < asked.rows; row++) {
                  const value = dot(asked.starts, outputs, row * bounder.outputs);
                  expect(isAtMost(least[row] as number, value)).toBe(true);
                  if (constants[row] === Number.NEGATIVE_INFINITY) continue;
                  const line = dot(coefficients, [...point].map(exact), row * bounder.inputs);
                  expectAtMost(compare(add(line, exact(constants[row] as number)), value), 0);
                }
                for (const [at, output] of outputs.entries()) {
                  expect(isAtMost(-(magnitudes[at] as number), output)).toBe(true);
                  expect(isAtMost(-(magnitudes[at] as number), multiply(exact(-1), output))).toBe(true);
                }
              }
            }
          } finally {
            bounder.dispose();
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('lose nothing to numbers that underflow on the way', () => {
    // x · 10⁻³³⁶ · 10³⁰⁴: in float64 the value is zero in between.
    const weights = [...new Array<number>(8).fill(1e-42), ...new Array<number>(8).fill(1e38)];
    const layers = weights.map((weight): DenseLayer => {
      const [bias, lost] = [new Float64Array(1), new Float64Array(1)];
      return { inputs: 1, outputs: 1, weights: Float32Array.of(weight), bias, lost };
    });
    const bounder = new BoxBounder(layers);
    const found = bounder.bound({
      lower: Float32Array.of(1),
      upper: Float32Array.of(1),
      known: unknown(bounder.units),
      rows: 2,
      starts: Float32Array.of(1, -1),
      limits: new Float64Array(2).fill(Number.POSITIVE_INFINITY),
      steps: 2,
      firstStep: 0.5,
      decay: 0.6,
    });
    const [output] = exactValues(layers, Float32Array.of(1)).at(-1) as [Dyadic];
    expect(isAtMost(found.least[0] as number, output)).toBe(true);
    expect(isAtMost(found.least[1] as number, multiply(exact(-1), output))).toBe(true);
    bounder.dispose();
  });

  it('are next to exact where a box is a point, and rise with steps', () => {
    const { layers, bounder, asked } = randomCase([3, 20, 20, 20, 2], 1, 0, 5, 0);
    const { least } = bounder.bound(asked);
    const outputs = exactValues(layers, asked.lower).at(-1) as Dyadic[];
    const value = dot(asked.starts, outputs);
    expect(compare(value, exact((least[0] as number) + 1e-11))).toBeLessThan(0);
    const upper = asked.lower.map((low) => low + 0.7);
    const [plain, searched] = [0, 3].map((steps) => bounder.bound({ ...asked, upper, steps }));
    expect(searched?.least[0]).toBeGreaterThan(plain?.least[0] as number);
    expect(searched?.plain).toEqual(plain?.coefficients);
    bounder.dispose();
  });

  it('ask nothing more of a box that a row has decided, and share many boxes out alike', () => {
    const { bounder, asked } = randomCase([2, 9, 9, 3], 1, 0.5, 7, 3);
    const one = bounder.bound(asked);
    const decided = bounder.bound({ ...asked, limits: asked.limits.fill(-1e6) });
    expect(decided.coefficients).toEqual(decided.plain);
    asked.limits.fill(Number.POSITIVE_INFINITY);
    const copies = 70;
    const many = <T extends Float32Array | Float64Array>(values: T) =>
      Array.from({ length: copies }, () => [...values]).flat();
    const all = bounder.bound({
      ...asked,
      lower: Float32Array.from(many(asked.lower)),
      upper: Float32Array.from(many(asked.upper)),
      known: Float32Array.from(many(asked.known)),
      starts: Float32Array.from(many(asked.starts)),
      limits: Float64Array.from(many(asked.limits)),
    });
    expect([...all.least]).toEqual(many(one.least));
    expect([...all.known]).toEqual(many(one.known));
    bounder.dispose();
  });
});

/** Whether a bound, which may be infinite, is at most a value. */
function isAtMost(bound: number, value: Dyadic): boolean {
  if (Number.isNaN(bound)) return true;
  return bound === Number.NEGATIVE_INFINITY || (Number.isFinite(bound) && compare(exact(bound), value) <= 0);
}
