import { METHOD_NAMES, METHODS, type Method } from '../../../catalog/methods';
import type { GrowthMethod } from '../pictures/GrowthChart';
import type { InspectState } from '../state/inspectState';
import { formatRadius } from '../verdict/radius';

/** Milliseconds that a method took on a model the last time it ran. */
export type RunTimes = ReadonlyMap<Method, number>;

/** The method whose linear functions are shown for one: where it searches, those that it starts from. */
export function functionsOf(method: Method): Method {
  return METHODS[method].searchesFrom ?? method;
}

/** "IBP", "α-CROWN". */
export function methodName(method: Method): string {
  return METHODS[method].title;
}

/** The next tighter method; after the last comes the first. */
export function nextMethod(method: Method): Method {
  const at = METHOD_NAMES.indexOf(method);
  return METHOD_NAMES[(at + 1) % METHOD_NAMES.length] ?? method;
}

/** How a method's line is drawn. */
export function lineOf(method: Method): GrowthMethod {
  const { relaxes, searchesFrom } = METHODS[method];
  if (!relaxes) return 'interval';
  return searchesFrom ? 'alpha' : 'crown';
}

/** What two queries may differ in that are compared. */
type How = Pick<InspectState, 'method' | 'levels'>;

/** What tells the two apart, the query's own first: "CROWN" and "IBP", or "1/255" and "0.5/255". */
export function sidesOf(query: How, other: How): readonly [string, string] {
  const name =
    query.method === other.method ? ({ levels }: How) => formatRadius(levels) : ({ method }: How) => methodName(method);
  return [name(query), name(other)];
}
