/** Ways to answer the question, from the quickest to the one that leaves nothing open. */
export const SMALL_METHODS = ['interval', 'zonotope', 'crown', 'alpha', 'split', 'exact'] as const;
export type SmallMethod = (typeof SMALL_METHODS)[number];

export const METHOD_TITLES: Readonly<Record<SmallMethod, string>> = {
  interval: 'Interval',
  zonotope: 'Zonotope',
  crown: 'CROWN',
  alpha: 'α-CROWN',
  split: 'Splitting',
  exact: 'Exact',
};

export function isMethod(name: string): name is SmallMethod {
  return SMALL_METHODS.some((method) => method === name);
}

/** The method after this one; the first after the last. */
export function nextMethod(method: SmallMethod): SmallMethod {
  return SMALL_METHODS[(SMALL_METHODS.indexOf(method) + 1) % SMALL_METHODS.length] ?? 'interval';
}
