/** How a set of values in the plane is drawn: each method by its own line, shares of a box by their fill. */
export type Look =
  | MethodLook
  | 'over'
  | 'under'
  | 'around'
  | 'drawn'
  | 'ghost'
  | 'low'
  | 'high'
  | 'bad'
  | 'proved'
  | 'unknown'
  | 'line'
  | 'curve';

export type MethodLook = 'exact' | 'interval' | 'zonotope' | 'crown';

export const LOOK_NAMES: Readonly<Record<MethodLook, string>> = {
  exact: 'Exact',
  interval: 'Interval',
  zonotope: 'Zonotope',
  crown: 'CROWN',
};
