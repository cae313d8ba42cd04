/** Ways to answer the question, from the quickest to the one that leaves nothing open. */
export const METHODS = ['interval', 'zonotope', 'crown', 'alpha', 'split', 'exact'] as const;
export type Method = (typeof METHODS)[number];

export const METHOD_NAMES: Readonly<Record<Method, string>> = {
  interval: 'Interval',
  zonotope: 'Zonotope',
  crown: 'CROWN',
  alpha: 'α-CROWN',
  split: 'Splitting',
  exact: 'Exact',
};

export function isMethod(name: string): name is Method {
  return METHODS.some((method) => method === name);
}

/** The method after this one; the first after the last. */
export function nextMethod(method: Method): Method {
  return METHODS[(METHODS.indexOf(method) + 1) % METHODS.length] ?? 'interval';
}
