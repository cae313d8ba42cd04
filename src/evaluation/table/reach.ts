import type { GroupOf } from './criteria';
import { NEVER, type RadiusTable } from './radiusTable';

/** How far every row holds against the classes of a scope: the least of its pairs, NEVER where the scope has no class. */
export interface Reach {
  /** Numbers of proved radii. */
  readonly proved: Uint16Array;
  /** Places in the grid of the first counterexample. */
  readonly broken: Uint16Array;
}

/** The reach against classes of the label's own group, and against those of other groups. */
export interface GroupReach {
  readonly inner: Reach;
  readonly outer: Reach;
}

/** Looks at every pair once, so that moving a radius looks at no pair at all. */
export function groupReach({ about, labels, certified, attacked }: RadiusTable, groupOf: GroupOf): GroupReach {
  const { outputs } = about;
  const groups = Int32Array.from(groupOf);
  const empty = () => new Uint16Array(labels.length).fill(NEVER);
  const inner = { proved: empty(), broken: empty() };
  const outer = { proved: empty(), broken: empty() };
  for (let row = 0, at = 0; row < labels.length; row++) {
    const group = groups[labels[row] as number];
    let [provedInside, brokenInside, provedOutside, brokenOutside] = [NEVER, NEVER, NEVER, NEVER];
    for (let other = 0; other < outputs; other++, at++) {
      const [proved, broken] = [certified[at] as number, attacked[at] as number];
      if (groups[other] === group) {
        if (proved < provedInside) provedInside = proved;
        if (broken < brokenInside) brokenInside = broken;
      } else {
        if (proved < provedOutside) provedOutside = proved;
        if (broken < brokenOutside) brokenOutside = broken;
      }
    }
    inner.proved[row] = provedInside;
    inner.broken[row] = brokenInside;
    outer.proved[row] = provedOutside;
    outer.broken[row] = brokenOutside;
  }
  return { inner, outer };
}
