import type { BoundsQuery } from './boundsQuery';
import type { Compared } from './inspectState';
import { methodName } from './methods';
import { formatRadius } from './radius';

/** A second question about the same image, so that its answer can stand beside the first. */
export interface OtherQuery extends BoundsQuery {
  /** Whether someone asked for it; else it is IBP's, which only the chart of widths shows. */
  readonly chosen: boolean;
}

/** What a query's answer stands beside; null for IBP where nothing else is asked for. */
export function otherQueryOf(query: BoundsQuery, compare: Compared | null): OtherQuery | null {
  if (typeof compare === 'string' && compare !== query.method) return { ...query, method: compare, chosen: true };
  if (typeof compare === 'number' && compare !== query.levels) return { ...query, levels: compare, chosen: true };
  return query.method === 'ibp' ? null : { ...query, method: 'ibp', chosen: false };
}

/** What tells the two apart, the query's own first: "CROWN" and "IBP", or "1/255" and "0.5/255". */
export function sidesOf(query: BoundsQuery, other: BoundsQuery): readonly [string, string] {
  const name =
    query.method === other.method
      ? ({ levels }: BoundsQuery) => formatRadius(levels)
      : ({ method }: BoundsQuery) => methodName(method);
  return [name(query), name(other)];
}
