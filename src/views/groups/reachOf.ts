import type { RadiusTable } from '../../evaluation/table/radiusTable';
import { type GroupReach, groupReach } from '../../evaluation/table/reach';

interface Known {
  readonly groupOf: readonly number[];
  readonly reach: GroupReach;
}

const known = new WeakMap<RadiusTable, Known>();

/** How far every row holds inside and outside its group, kept while the groups stay: radii move far more often. */
export function reachOf(table: RadiusTable, groupOf: readonly number[]): GroupReach {
  const last = known.get(table);
  if (last?.groupOf === groupOf) return last.reach;
  const reach = groupReach(table, groupOf);
  known.set(table, { groupOf, reach });
  return reach;
}
