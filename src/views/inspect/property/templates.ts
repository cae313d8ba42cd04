import type { Constraint, Disjunct, Property, Side, Term } from '../../../formats/properties/property';
import { negateDigits, ONE, ZERO } from '../../../numbers/decimal';
import { type Digits, digitsOf } from '../../../numbers/digits';

/** What a property is made of besides its box. */
export interface Choice {
  readonly template: TemplateName;
  /** The output it is about, and the one that it is compared with; null for a number. */
  readonly output: number;
  readonly other: number | null;
  /** Decimals. */
  readonly low: string;
  readonly high: string;
}

/** How many numbers a network takes and gives. */
export interface Sizes {
  readonly inputs: number;
  readonly outputs: number;
}

interface Template {
  readonly title: string;
  /** Whether it can be asked of such a network. */
  fits(sizes: Sizes): boolean;
  /** Ways to violate it. */
  violations(choice: Choice, sizes: Sizes): readonly (readonly Constraint[])[];
  /** The box that it is about, where it is about one. */
  readonly box?: readonly Side[];
}

/** Boxes of ACAS Xu's properties, in the numbers that its networks take. */
const FAR = sides('0.6 0.679857769', '-0.5 0.5', '-0.5 0.5', '0.45 0.5', '-0.5 -0.45');
const AHEAD = sides('-0.303531156 -0.298552812', '-0.009549297 0.009549297', '0.493380324 0.5', '0.3 0.5', '0.3 0.5');
const AWAY = sides(
  '-0.303531156 -0.298552812',
  '-0.009549297 0.009549297',
  '0 0',
  '0.318181818 0.5',
  '0.083333333 0.166666667',
);

const isAcasXu = ({ inputs, outputs }: Sizes) => inputs === 5 && outputs === 5;

/** Of ACAS Xu the least output is advised. */
const ADVISED = [1, 2, 3, 4].map((other) => atMost([output(0), output(other, true)], ZERO));
const LAST = [1, 2, 3, 4].map((other) => atMost([output(0, true), output(other)], ZERO));

const ROWS = {
  label: {
    title: 'Label stays',
    fits: ({ outputs }) => outputs > 1,
    violations: ({ output: label }, { outputs }) =>
      Array.from({ length: outputs }, (_, other) => other)
        .filter((other) => other !== label)
        .map((other) => [atMost([output(label), output(other, true)], ZERO)]),
  },
  between: {
    title: 'Output between',
    fits: () => true,
    violations: ({ output: own, low, high }) => [
      [{ ...atMost([output(own)], digitsOf(low)), isStrict: true }],
      [{ ...atMost([output(own, true)], negateDigits(digitsOf(high))), isStrict: true }],
    ],
  },
  below: {
    title: 'Not above',
    fits: () => true,
    violations: ({ output: own, other, high }) =>
      other === null
        ? [[{ ...atMost([output(own, true)], negateDigits(digitsOf(high))), isStrict: true }]]
        : [[{ ...atMost([output(own, true), output(other)], ZERO), isStrict: true }]],
  },
  acas1: {
    title: 'ACAS Xu 1: far and slow, clear of conflict scores at most 1500',
    fits: isAcasXu,
    violations: () => [[atMost([output(0, true)], negateDigits(digitsOf('3.991125645861615')))]],
    box: FAR,
  },
  acas2: {
    title: 'ACAS Xu 2: far and slow, clear of conflict is never last',
    fits: isAcasXu,
    violations: () => [LAST],
    box: FAR,
  },
  acas3: {
    title: 'ACAS Xu 3: ahead and approaching, clear of conflict is not advised',
    fits: isAcasXu,
    violations: () => [ADVISED],
    box: AHEAD,
  },
  acas4: {
    title: 'ACAS Xu 4: ahead and moving away, clear of conflict is not advised',
    fits: isAcasXu,
    violations: () => [ADVISED],
    box: AWAY,
  },
} as const satisfies Readonly<Record<string, Template>>;

export type TemplateName = keyof typeof ROWS;

/** What a property may start from. */
export const TEMPLATES: Readonly<Record<TemplateName, Template>> = ROWS;

export const TEMPLATE_NAMES = Object.keys(ROWS) as readonly TemplateName[];

/** A property of a template over a box. */
export function propertyOf(choice: Choice, box: readonly Side[], sizes: Sizes): Property {
  const { violations, box: own = box } = TEMPLATES[choice.template];
  const disjuncts = violations(choice, sizes).map((constraints): Disjunct => ({ box: own, constraints }));
  return { ...sizes, disjuncts };
}

/** A box from numbers, each in as few figures as give it. */
export function boxOf(lower: readonly number[], upper: readonly number[]): Side[] {
  return lower.map((low, at) => ({ lower: digitsOf(String(low)), upper: digitsOf(String(upper[at])) }));
}

function sides(...texts: readonly string[]): Side[] {
  return texts.map((text) => {
    const [lower = '', upper = ''] = text.split(' ');
    return { lower: digitsOf(lower), upper: digitsOf(upper) };
  });
}

function output(index: number, isNegative = false): Term {
  return { variable: { kind: 'output', index }, coefficient: isNegative ? negateDigits(ONE) : ONE };
}

function atMost(terms: readonly Term[], limit: Digits): Constraint {
  return { terms: terms.toSorted((a, b) => a.variable.index - b.variable.index), limit, isStrict: false };
}
