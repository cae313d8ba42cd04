import type { GrowthMethod } from '../../charts/GrowthChart';
import type { Method } from '../../engine/types';

export interface MethodEntry {
  readonly id: Method;
  readonly name: string;
  /** What it costs and what it gains. */
  readonly note: string;
}

/** The methods from the quickest to the tightest. */
export const METHODS: readonly MethodEntry[] = [
  {
    id: 'ibp',
    name: 'IBP',
    note: 'Interval bounds, layer by layer: about two passes through the network, and the widest answers.',
  },
  {
    id: 'crown-ibp',
    name: 'CROWN-IBP',
    note: 'One backward pass over interval bounds: a few times the cost of IBP, much tighter at the logits.',
  },
  {
    id: 'crown',
    name: 'CROWN',
    note: 'A backward pass for every layer, so that inner layers are tight too: tens to hundreds of times IBP.',
  },
  {
    id: 'alpha-crown',
    name: 'α-CROWN',
    note: 'CROWN whose lower lines are then turned step by step for each class: the slowest, and never looser.',
  },
];

/** "IBP", "α-CROWN". */
export function methodName(method: Method): string {
  return METHODS.find(({ id }) => id === method)?.name ?? method;
}

/** The next tighter method; after the last comes the first. */
export function nextMethod(method: Method): Method {
  const at = METHODS.findIndex(({ id }) => id === method);
  return METHODS[(at + 1) % METHODS.length]?.id ?? 'ibp';
}

/** How a method's line is drawn. */
export function lineOf(method: Method): GrowthMethod {
  if (method === 'ibp') return 'interval';
  return method === 'alpha-crown' ? 'alpha' : 'crown';
}
