import { ACTIVATIONS, interceptsOf } from './activations';
import { type Arithmetic, type Dividing, subtractIn } from './arithmetic';
import { type Bounds, bandSlope } from './relaxation';
import { activationOf, type Box, type SmallNetwork } from './smallNetwork';

/** A value as centre + Σ generators · eᵢ with every eᵢ between −1 and 1; equal places are the same eᵢ. */
export interface Form<T> {
  readonly center: T;
  readonly generators: readonly T[];
}

/** The forms of every layer. */
export interface Zonotope<T> {
  readonly before: readonly (readonly Form<T>[])[];
  readonly after: readonly (readonly Form<T>[])[];
  /** Of the output layer that is asked for. */
  readonly outputs: readonly Form<T>[];
  readonly arithmetic: Arithmetic<T>;
}

/** DeepZ: affine layers exactly, one new eᵢ for every activation that is not straight (Singh et al. 2018). */
export function zonotopeOf<T>(network: SmallNetwork, box: Box, arithmetic: Dividing<T>): Zonotope<T> {
  const half = arithmetic.from(0.5);
  let forms: readonly Form<T>[] = box.map(({ lower, upper }, at) => {
    const [low, high] = [arithmetic.of(lower), arithmetic.of(upper)];
    const radius = arithmetic.multiply(half, subtractIn(arithmetic, high, low));
    return {
      center: arithmetic.multiply(half, arithmetic.add(low, high)),
      generators: box.map((_, input) => (input === at ? radius : arithmetic.zero)),
    };
  });
  const before: (readonly Form<T>[])[] = [];
  const after: (readonly Form<T>[])[] = [];
  for (const layer of network.hidden) {
    const sums = passAffine(layer, forms, arithmetic);
    before.push(sums);
    forms = passActivation(network, sums, arithmetic);
    after.push(forms);
  }
  return { before, after, outputs: passAffine(network.output, forms, arithmetic), arithmetic };
}

/** The interval around a form. */
export function hullOf<T>(form: Form<T>, arithmetic: Arithmetic<T>): Bounds<T> {
  const { add, negate, sign } = arithmetic;
  const radius = form.generators.reduce((sum, part) => add(sum, sign(part) < 0 ? negate(part) : part), arithmetic.zero);
  return { lower: subtractIn(arithmetic, form.center, radius), upper: add(form.center, radius) };
}

function passAffine<T>(
  { weights, biases }: SmallNetwork['output'],
  forms: readonly Form<T>[],
  arithmetic: Arithmetic<T>,
): readonly Form<T>[] {
  const { add, multiply, of, zero } = arithmetic;
  const count = Math.max(0, ...forms.map(({ generators }) => generators.length));
  return weights.map((row, neuron) => {
    let center = of(biases[neuron] as (typeof biases)[number]);
    const generators: T[] = Array.from({ length: count }, () => zero);
    row.forEach((decimal, column) => {
      const weight = of(decimal);
      const form = forms[column] as Form<T>;
      center = add(center, multiply(weight, form.center));
      form.generators.forEach((part, at) => {
        generators[at] = add(generators[at] as T, multiply(weight, part));
      });
    });
    return { center, generators };
  });
}

function passActivation<T>(
  network: SmallNetwork,
  forms: readonly Form<T>[],
  arithmetic: Dividing<T>,
): readonly Form<T>[] {
  const activation = ACTIVATIONS[activationOf(network)];
  const { add, multiply, from, sign, zero } = arithmetic;
  const half = from(0.5);
  const passed = forms.map((form) => {
    const { lower, upper } = hullOf(form, arithmetic);
    const slope = bandSlope(activation, arithmetic, { lower, upper });
    const { least, most } = interceptsOf(activation, arithmetic, lower, upper, slope);
    return {
      center: add(multiply(slope, form.center), multiply(half, add(least, most))),
      generators: form.generators.map((part) => multiply(slope, part)),
      own: multiply(half, subtractIn(arithmetic, most, least)),
    };
  });
  const fresh = passed.flatMap(({ own }, neuron) => (sign(own) === 0 ? [] : [neuron]));
  return passed.map(({ center, generators, own }, neuron) => ({
    center,
    generators: [...generators, ...fresh.map((each) => (each === neuron ? own : zero))],
  }));
}
