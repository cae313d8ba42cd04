import { growthText } from '../../charts/growthFactor';
import { formatMarginLower } from '../../charts/numbers';
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
  /** The class the image itself is read as. */
  readonly read: number;
  /** The class that an attack made of it. */
  readonly reached?: number;
  /** Where the widths grow most. */
  readonly worst?: { readonly title: string; readonly factor: number };
}

/** What was found, in a sentence or two: what is proved, what is left open and by how much, and what that does not mean. */
export function describeFinding(facts: FindingFacts): FindingPart[] {
  const { margins, nameOf, className } = facts;
  const first = margins[0];
  if (!first) return ['The network has one output, so there is no other class to rule out.'];
  const isWrong = margins.some(({ verdict }) => verdict === 'falsified');
  const reached = facts.reached;
  if (reached !== undefined) return attackedFinding(facts, reached);
  if (isWrong) {
    const read = `The network reads this ${lowerFirst(className)} as ${nameOf(facts.read)}`;
    return [`${read} before any pixel moves, so there is nothing left to prove.`];
  }
  const open = margins.filter(({ verdict }) => verdict === 'unknown');
  if (open.length === 0) return provedFinding(facts, first);
  return open.length === margins.length ? nothingProved(facts, first) : partlyProved(facts, open);
}

function attackedFinding({ method, className, nameOf, margins }: FindingFacts, reached: number): FindingPart[] {
  const target = nameOf(reached);
  const more = margins.filter(({ label, verdict }) => verdict === 'falsified' && label !== reached).length;
  const turned = `An attack turns this ${lowerFirst(className)} into ${article(target)} ${lowerFirst(target)}${alsoReached(more)}.`;
  const open = margins.filter(({ verdict }) => verdict === 'unknown');
  const [first] = open;
  if (!first) {
    const ruledOut = margins.filter(({ verdict }) => verdict === 'verified').length;
    return ruledOut > 0 ? [turned, ` ${method} rules out the other `, { strong: String(ruledOut) }, '.'] : [turned];
  }
  const bound: FindingPart = { strong: formatMarginLower(first.proved) };
  if (open.length === 1) {
    return [turned, ` Against ${nameOf(first.label)} ${method} leaves it open, at `, bound, tighterThan(method)];
  }
  return [turned, ` ${method} leaves ${open.length} other classes open, at `, bound, ' and up.'];
}

/** What could still close the last gap. */
function tighterThan(method: string): string {
  return method === 'CROWN' ? '; α-CROWN may close it.' : '.';
}

function alsoReached(more: number): string {
  if (more === 0) return '';
  return more === 1 ? ', and reaches one more class' : `, and reaches ${more} more classes`;
}

function provedFinding({ className, nameOf, radius }: FindingFacts, first: Margin): FindingPart[] {
  const change = radius === null ? 'On the image itself' : `However each pixel moves by up to ${radius}`;
  return [
    `${change}, this stays ${article(className)} ${lowerFirst(className)}. ${nameOf(first.label)} comes closest, behind by at least `,
    { strong: formatMarginLower(first.proved) },
    '.',
  ];
}

function partlyProved({ method, margins, nameOf }: FindingFacts, open: readonly Margin[]): FindingPart[] {
  const ruledOut = margins.length - open.length;
  const first = open[0] as Margin;
  const others = open.length - 1;
  const names = others === 0 ? nameOf(first.label) : `${nameOf(first.label)} and ${others} more`;
  return [
    { strong: `${ruledOut} of ${margins.length}` },
    ` classes are ruled out for every input of the box. ${method} leaves ${names} open, at `,
    { strong: formatMarginLower(first.proved) },
    others === 0 ? '. ' : ' and up. ',
    whatOpenMeans(first, others),
  ];
}

/** Open is not broken; and an attack that finds nothing is no proof. */
function whatOpenMeans({ found }: Margin, others: number): string {
  if (found !== undefined) return 'An attack broke nothing, which is no proof.';
  return others === 0 ? 'Open does not mean broken: the bound may be loose.' : 'Open does not mean broken.';
}

function nothingProved({ method, nameOf, worst }: FindingFacts, first: Margin): FindingPart[] {
  const cause = worst ? `, and grow ${growthText(worst.factor)} in ${worst.title}.` : '.';
  return [
    `${method} rules out no other class; ${nameOf(first.label)} is furthest from it, at `,
    { strong: formatMarginLower(first.proved) },
    `. That does not mean broken: the bounds are wide${cause}`,
  ];
}

function article(name: string): string {
  return /^[aeiou]/i.test(name) ? 'an' : 'a';
}

/** "shirt", but "T-shirt". */
function lowerFirst(name: string): string {
  return /^[A-Z](?![a-z])/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
