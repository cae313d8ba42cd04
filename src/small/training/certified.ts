import { groupsOf, type LabelledPoint } from './generated';
import { marginLower, passInterval } from './intervalPass';
import { classAt, type TinyNetwork } from './tinyNetwork';

/** Radii of one example up to which intervals rule out other classes; 0 where they do not even at the example itself. */
export interface CertifiedRadii {
  /** Against classes of its own group; undefined where there are none. */
  readonly within: number | undefined;
  /** Against classes of other groups. */
  readonly between: number;
}

/** The largest radius that is looked for, and how often the rest is halved. */
const MOST = 2;
const HALVINGS = 9;

/** In floats, for drawing. */
export function certifiedRadii(network: TinyNetwork, { point, label }: LabelledPoint): CertifiedRadii {
  const classes = network.sizes.at(-1) ?? 0;
  const groups = groupsOf(classes);
  const rivals = Array.from({ length: classes }, (_, each) => each).filter((each) => each !== label);
  const radiusAgainst = (others: readonly number[]) => {
    const holds = (epsilon: number) => {
      const pass = passInterval(network, point, epsilon);
      return others.every((other) => marginLower(network, pass, label, other) > 0);
    };
    if (!holds(0)) return 0;
    let [proved, open] = [0, MOST];
    for (let step = 0; step < HALVINGS; step++) {
      const middle = (proved + open) / 2;
      if (holds(middle)) proved = middle;
      else open = middle;
    }
    return proved;
  };
  const own = rivals.filter((each) => groups[each] === groups[label]);
  return {
    within: own.length > 0 ? radiusAgainst(own) : undefined,
    between: radiusAgainst(rivals.filter((each) => groups[each] !== groups[label])),
  };
}

/** Shares in per cent, and mean radii. */
export interface RunFigures {
  readonly clean: number;
  /** With ε against every class. */
  readonly verified: number;
  /** With ε between groups and the other radius within them. */
  readonly adaptive: number;
  readonly meanWithin: number | undefined;
  readonly meanBetween: number;
}

export function figuresOf(
  network: TinyNetwork,
  examples: readonly LabelledPoint[],
  radii: readonly CertifiedRadii[],
  epsilon: number,
  within: number,
): RunFigures {
  const share = (isCounted: (example: LabelledPoint, at: number) => boolean) =>
    (100 * examples.filter(isCounted).length) / examples.length;
  const meets = (at: number, inner: number) => {
    const own = radii[at];
    return own !== undefined && own.between >= epsilon && (own.within ?? inner) >= inner;
  };
  const withins = radii.flatMap((each) => each.within ?? []);
  const isRight = ({ point, label }: LabelledPoint) => classAt(network, point) === label;
  return {
    clean: share(isRight),
    verified: share((example, at) => isRight(example) && meets(at, epsilon)),
    adaptive: share((example, at) => isRight(example) && meets(at, within)),
    meanWithin: withins.length > 0 ? mean(withins) : undefined,
    meanBetween: mean(radii.map(({ between }) => between)),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
