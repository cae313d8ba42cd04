import { METHOD_NAMES, METHODS } from '../../../catalog/methods';
import { agreeing, formatMarginLower } from '../../../numbers/format';
import { growthText } from '../pictures/growthFactor';
import type { Margin } from './margins';

/** A stretch of a sentence; numbers that decide are set in bold. */
export type FindingPart = string | { readonly strong: string };

export interface FindingFacts {
  /** The method's name. */
  readonly method: string;
  readonly className: string;
  readonly nameOf: (label: number) => string;
  /** Sorted, the smallest proved bound first. */
  readonly margins: readonly Margin[];
  /** "3/255"; null for the image alone. */
  readonly radius: string | null;
  /** What the network classifies the image itself as. */
  readonly classifiedAs: number;
  /** The class that an attack made of it. */
  readonly reached?: number;
  /** Whether a decision has verified the box, though these bounds cannot exclude all classes. */
  readonly isDecided?: boolean;
  /** Whether the file does not say what its classes are, so that the image's own is a guess. */
  readonly isAssumed?: boolean;
  /** Where the widths grow most. */
  readonly worst?: { readonly title: string; readonly factor: number };
}

/** More classes than this are counted. */
const MOST_NAMES = 3;

/** What was found, in a sentence or two: what is verified, what is not and by how much, and what that does not mean. */
export function describeFinding(facts: FindingFacts): FindingPart[] {
  const { margins, nameOf, className } = facts;
  const first = margins[0];
  if (!first) return ['The network has one output, so there is no other class to rule out.'];
  const isWrong = margins.some(({ verdict }) => verdict === 'falsified');
  const reached = facts.reached;
  if (reached !== undefined) return attackedFinding(facts, reached);
  if (isWrong) {
    const name = nameOf(facts.classifiedAs);
    if (facts.isAssumed) {
      return [
        `If its classes are those of the images shown, this ${lowerFirst(className)} is misclassified as ${name}, without any change. The file does not say so: open images of its own, or name its classes.`,
      ];
    }
    const answer = `This ${lowerFirst(className)} is classified as ${name}`;
    return [`${answer}: misclassified without any change, so robustness does not apply.`];
  }
  const unknown = margins.filter(({ verdict }) => verdict === 'unknown');
  if (unknown.length === 0) return provedFinding(facts, first);
  if (facts.isDecided) return decidedFinding(facts, unknown);
  return unknown.length === margins.length ? nothingProved(facts, first) : partlyProved(facts, unknown);
}

function attackedFinding({ method, className, nameOf, margins }: FindingFacts, reached: number): FindingPart[] {
  const target = nameOf(reached);
  const more = margins.filter(({ label, verdict }) => verdict === 'falsified' && label !== reached).length;
  const turned = `An attack turns this ${lowerFirst(className)} into ${article(target)} ${lowerFirst(target)}${alsoReached(more)}.`;
  const unknown = margins.filter(({ verdict }) => verdict === 'unknown');
  if (unknown.length === 0) {
    const ruledOut = margins.filter(({ verdict }) => verdict === 'verified').length;
    return ruledOut > 0 ? [turned, ` ${method} rules out the other `, { strong: String(ruledOut) }, '.'] : [turned];
  }
  const closes = unknown.length === 1 ? tighterThan(method) : '.';
  return [turned, ` ${method} cannot exclude `, ...namesWithBounds(unknown, nameOf), closes];
}

/** "T-shirt (≥ −4.26) and Pullover (≥ −0.11)"; many are counted. */
function namesWithBounds(unknown: readonly Margin[], nameOf: FindingFacts['nameOf']): FindingPart[] {
  const named = unknown.slice(0, unknown.length > MOST_NAMES ? MOST_NAMES - 1 : MOST_NAMES);
  const more = unknown.length - named.length;
  const parts = named.map(({ label, proved }) => [`${nameOf(label)} (≥ `, { strong: formatMarginLower(proved) }, ')']);
  const all = more > 0 ? [...parts, [`${more} more`]] : parts;
  return all.flatMap((part, at) => [...(at === 0 ? [] : [at === all.length - 1 ? ' and ' : ', ']), ...part]);
}

/** What could still close the last gap. */
function tighterThan(method: string): string {
  const tighter = METHOD_NAMES.map((name) => METHODS[name]).find(
    ({ searchesFrom }) => searchesFrom && METHODS[searchesFrom].title === method,
  );
  return tighter ? `; ${tighter.title} may close it.` : '.';
}

function alsoReached(more: number): string {
  if (more === 0) return '';
  return more === 1 ? ', and reaches one more class' : `, and reaches ${more} more classes`;
}

function provedFinding({ className, nameOf, radius }: FindingFacts, first: Margin): FindingPart[] {
  return [
    `${changeText(radius)}, this is classified as ${className}. The smallest margin, over ${nameOf(first.label)}, is at least `,
    { strong: formatMarginLower(first.proved) },
    '.',
  ];
}

function decidedFinding({ className, radius, method }: FindingFacts, unknown: readonly Margin[]): FindingPart[] {
  return [
    `${changeText(radius)}, this is classified as ${className}. Branch and bound proved it; ${method} alone cannot exclude `,
    { strong: String(unknown.length) },
    ` ${agreeing(unknown.length, 'class', 'classes')}.`,
  ];
}

function changeText(radius: string | null): string {
  return radius === null ? 'On the image itself' : `For every change of each pixel by up to ${radius}`;
}

function partlyProved({ method, margins, nameOf }: FindingFacts, unknown: readonly Margin[]): FindingPart[] {
  const ruledOut = margins.length - unknown.length;
  return [
    { strong: `${ruledOut} of ${margins.length}` },
    ` classes ${agreeing(ruledOut, 'is', 'are')} ruled out for every input of the box. ${method} cannot exclude `,
    ...namesWithBounds(unknown, nameOf),
    '. ',
    whatUnknownMeans(unknown[0] as Margin),
  ];
}

/** Unknown is not falsified; and an attack that finds nothing is no proof. */
function whatUnknownMeans({ found }: Margin): string {
  if (found !== undefined) return 'An attack found no counterexample, which is not a proof.';
  return 'Unknown does not mean falsified: the bounds may be loose.';
}

function nothingProved({ method, className, nameOf, worst }: FindingFacts, first: Margin): FindingPart[] {
  const cause = worst ? `, and grow ${growthText(worst.factor)} in ${worst.title}.` : '.';
  return [
    `${method} proves nothing here; its weakest bound is ${className} − ${nameOf(first.label)} ≥ `,
    { strong: formatMarginLower(first.proved) },
    `. That does not mean falsified: the bounds are wide${cause}`,
  ];
}

function article(name: string): string {
  return /^[aeiou]/i.test(name) ? 'an' : 'a';
}

/** "shirt", but "T-shirt". */
function lowerFirst(name: string): string {
  return /^[A-Z](?![a-z])/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
