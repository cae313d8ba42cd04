import { growthText } from '../../charts/growthLayout';
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
  /** Where the widths grow most. */
  readonly worst?: { readonly title: string; readonly factor: number };
}

/** What was found, in a sentence or two: what is proved, what is left open and by how much, and what that does not mean. */
export function describeFinding(facts: FindingFacts): FindingPart[] {
  const { margins, nameOf, className } = facts;
  const first = margins[0];
  if (!first) return ['The network has one output, so there is no other class to rule out.'];
  const wrong = margins.filter(({ verdict }) => verdict === 'falsified').sort((a, b) => a.itself - b.itself)[0];
  if (wrong) {
    const read = `The network reads this ${lowerFirst(className)} as ${nameOf(wrong.label)}`;
    return [`${read} before any pixel moves, so there is nothing left to prove.`];
  }
  const open = margins.filter(({ verdict }) => verdict === 'unknown');
  if (open.length === 0) return provedFinding(facts, first);
  return open.length === margins.length ? nothingProved(facts, first) : partlyProved(facts, open);
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
    others === 0 ? '. Open does not mean broken: the bound may be loose.' : ' and up. Open does not mean broken.',
  ];
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
