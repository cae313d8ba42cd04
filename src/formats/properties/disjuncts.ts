import { compareDigits, negateDigits } from '../../numbers/decimal';
import { type Digits, dropZeros } from '../../numbers/digits';
import type { Formula } from './formula';
import type { LinearSum } from './linear';
import type { Constraint, Disjunct, Side, Term } from './property';
import { PropertyError } from './propertyError';

type Atom = Extract<Formula, { kind: 'atMostZero' }>;

/** More ways to violate a property than can be looked at one after the other. */
const MOST_DISJUNCTS = 20_000;

/** Bounds of a box as far as they are known. */
interface OpenSide {
  readonly lower?: Digits;
  readonly upper?: Digits;
}

/**
 * Brings what is asserted into disjuncts: (a ∧ (b ∨ c)) becomes (a ∧ b) ∨ (a ∧ c), each with a box of its own. Those that
 * contradict themselves at sight are left out.
 *
 * @param nameOf gives the name in messages of what an input is called
 * @throws PropertyError where an input is not bounded on both sides
 */
export function disjunctsOf(formula: Formula, inputs: number, nameOf: (input: number) => string): readonly Disjunct[] {
  const { atoms, choices } = flatten([formula]);
  const shared = new BoxBuilder(new Array<OpenSide>(inputs).fill({}));
  const common = shared.take(atoms);
  if (!common) return [];
  const closed = new Map<readonly OpenSide[], readonly Side[] | undefined>();
  const close = (open: readonly OpenSide[]) => {
    if (!closed.has(open)) closed.set(open, closeBox(open, nameOf));
    return closed.get(open);
  };
  return expand(choices).flatMap((own) => {
    const builder = new BoxBuilder(shared.sides);
    const constraints = builder.take(own);
    const box = constraints && close(builder.sides);
    return box ? [{ box, constraints: [...common, ...constraints] }] : [];
  });
}

/** What holds in any case, and of what one part each must hold. */
function flatten(formulas: readonly Formula[]): { atoms: Atom[]; choices: Formula[][] } {
  const atoms: Atom[] = [];
  const choices: Formula[][] = [];
  for (const formula of formulas) {
    if (formula.kind === 'atMostZero') atoms.push(formula);
    else if (formula.kind === 'and' || formula.parts.length === 1) {
      const inner = flatten(formula.parts);
      for (const atom of inner.atoms) atoms.push(atom);
      choices.push(...inner.choices);
    } else choices.push([...formula.parts]);
  }
  return { atoms, choices };
}

/** Every way to choose. */
function expand(choices: readonly (readonly Formula[])[]): Atom[][] {
  return choices.reduce<Atom[][]>(
    (ways, parts) => {
      const each = parts.flatMap((part) => {
        const { atoms, choices: inner } = flatten([part]);
        return expand(inner).map((more) => [...atoms, ...more]);
      });
      if (ways.length * each.length > MOST_DISJUNCTS) {
        throw new PropertyError(
          `It has more than ${MOST_DISJUNCTS} disjuncts.`,
          'Split the property into several files.',
        );
      }
      return ways.flatMap((way) => each.map((own) => [...way, ...own]));
    },
    [[]],
  );
}

/** Gathers bounds of single inputs into a box, and everything else as constraints. */
class BoxBuilder {
  #sides: readonly OpenSide[];
  #isOwn = false;

  /** @param sides copied before they are changed */
  constructor(sides: readonly OpenSide[]) {
    this.#sides = sides;
  }

  get sides(): readonly OpenSide[] {
    return this.#sides;
  }

  /** The constraints that are left, or undefined where one can never hold. */
  take(atoms: readonly Atom[]): Constraint[] | undefined {
    const constraints: Constraint[] = [];
    for (const { sum, isStrict } of atoms) {
      const { terms, limit } = constraintOf(sum, isStrict);
      const [only, ...others] = terms;
      if (!only) {
        const sign = compareDigits(limit, { coefficient: 0n, places: 0 });
        if (sign < 0 || (isStrict && sign === 0)) return undefined;
        continue;
      }
      const isExact = others.length === 0 && only.variable.kind === 'input' && this.#bound(only, limit);
      // A bound that is strict or no decimal closes the box, and is looked at again where a counterexample has to satisfy it.
      if (!isExact || isStrict) constraints.push({ terms, limit, isStrict });
    }
    return constraints;
  }

  /** Takes coefficient · x ≤ limit into the box, outward where the bound is no decimal number; whether it is one. */
  #bound({ variable: { index }, coefficient }: Term, limit: Digits): boolean {
    const { bound, isExact } = quotient(limit, coefficient);
    const { lower, upper } = this.#sides[index] as OpenSide;
    if (coefficient.coefficient > 0n) {
      if (!upper || compareDigits(bound, upper) < 0) this.#change(index, { ...(lower && { lower }), upper: bound });
    } else if (!lower || compareDigits(bound, lower) > 0) {
      this.#change(index, { lower: bound, ...(upper && { upper }) });
    }
    return isExact;
  }

  #change(index: number, side: OpenSide): void {
    if (!this.#isOwn) this.#sides = [...this.#sides];
    this.#isOwn = true;
    (this.#sides as OpenSide[])[index] = side;
  }
}

/** Sorts the terms of Σ + constant ≤ 0, and takes the constant to the other side. */
function constraintOf({ terms, constant }: LinearSum, isStrict: boolean): Constraint {
  const order = ({ variable: { kind, index } }: Term) => (kind === 'input' ? index - 2 ** 40 : index);
  return {
    terms: [...terms.values()].sort((a, b) => order(a) - order(b)),
    limit: negateDigits(constant),
    isStrict,
  };
}

/** limit / coefficient, to 40 further places: upward where x is at most that, so where the coefficient is positive, else downward. */
function quotient(
  limit: Digits,
  { coefficient: c, places }: Digits,
): { readonly bound: Digits; readonly isExact: boolean } {
  if (places === 0 && (c === 1n || c === -1n)) {
    return { bound: { coefficient: limit.coefficient * c, places: limit.places }, isExact: true };
  }
  const sign = c > 0n ? 1n : -1n;
  const numerator = sign * limit.coefficient * 10n ** BigInt(places + PLACES);
  const denominator = sign * c * 10n ** BigInt(limit.places);
  const rest = numerator % denominator;
  const down = numerator / denominator - (rest < 0n ? 1n : 0n);
  const outward = c > 0n && rest !== 0n ? down + 1n : down;
  return { bound: dropZeros({ coefficient: outward, places: PLACES }), isExact: rest === 0n };
}

/** Of a bound that is no decimal number. */
const PLACES = 40;

/** A box with all its bounds; undefined where it is empty. */
function closeBox(open: readonly OpenSide[], nameOf: (input: number) => string): readonly Side[] | undefined {
  const missing = open.findIndex(({ lower, upper }) => !lower || !upper);
  if (missing >= 0) {
    const end = open[missing]?.lower ? 'upper' : 'lower';
    throw new PropertyError(`${nameOf(missing)} has no ${end} bound.`, 'Bound every input on both sides.');
  }
  const sides = open as readonly Side[];
  return sides.every(({ lower, upper }) => compareDigits(lower, upper) <= 0) ? sides : undefined;
}
