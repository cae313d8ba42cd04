import type { GroupOf } from './criteria';
import { NEVER, type RadiusTable } from './radiusTable';

/** The least radii of every row over the classes of a scope; NEVER where the scope has no class. */
interface WeakestPairs {
  /** Numbers of proved radii. */
  readonly proved: Uint16Array;
  /** Places in the grid of the first counterexample. */
  readonly falsified: Uint16Array;
}

/** Over classes of the label's own group, and over those of other groups. */
export interface WeakestByGroup {
  readonly inner: WeakestPairs;
  readonly outer: WeakestPairs;
}

/** Looks at every pair once, so that moving a radius looks at no pair at all. */
export function weakestByGroup({ about, labels, certified, attacked }: RadiusTable, groupOf: GroupOf): WeakestByGroup {
  const { outputs } = about;
  const groups = Int32Array.from(groupOf);
  const empty = () => new Uint16Array(labels.length).fill(NEVER);
  const inner = { proved: empty(), falsified: empty() };
  const outer = { proved: empty(), falsified: empty() };
  for (let row = 0, at = 0; row < labels.length; row++) {
    const group = groups[labels[row] as number];
    let [provedInside, falsifiedInside, provedOutside, falsifiedOutside] = [NEVER, NEVER, NEVER, NEVER];
    for (let other = 0; other < outputs; other++, at++) {
      const [proved, falsified] = [certified[at] as number, attacked[at] as number];
      if (groups[other] === group) {
        if (proved < provedInside) provedInside = proved;
        if (falsified < falsifiedInside) falsifiedInside = falsified;
      } else {
        if (proved < provedOutside) provedOutside = proved;
        if (falsified < falsifiedOutside) falsifiedOutside = falsified;
      }
    }
    inner.proved[row] = provedInside;
    inner.falsified[row] = falsifiedInside;
    outer.proved[row] = provedOutside;
    outer.falsified[row] = falsifiedOutside;
  }
  return { inner, outer };
}
