import type { BackendName } from '../../../catalog/backends';
import type { Method } from '../../../catalog/methods';
import type { NodeSupport, Support } from '../../../network/nodeSupport';

/** A node with what it has and takes. */
export interface NodeReport extends NodeSupport {
  /** Number of weights. */
  readonly parameters: number;
  /** Products that one input takes. */
  readonly multiplications: number;
}

/** What bounding one box takes by a method, on this machine. */
export interface MethodReport {
  readonly method: Method;
  /** Of memory at the most, the program's own included, and weights on each backend that questions may go to. */
  readonly bytes: number;
  /** Whether it is within the limit where one backend holds weights, as others give them up for it; else the method is refused. */
  readonly fits: boolean;
  /** At the most: if every unit that can be is unstable. */
  readonly seconds: number;
  /** Rows of coefficients that are passed back. */
  readonly rows: number;
  /** Where most of the time goes, where it takes long: a sentence. */
  readonly slow?: string;
}

/** What attacking one box takes, on this machine. */
export type AttackReport = Pick<MethodReport, 'bytes' | 'fits' | 'seconds'>;

/** Statistics of all numbers of a weight. */
export interface WeightReport {
  /** "filter", "bias". */
  readonly name: string;
  readonly shape: readonly number[];
  readonly count: number;
  readonly least: number;
  readonly greatest: number;
  readonly mean: number;
  /** Standard deviation. */
  readonly deviation: number;
  readonly zeros: number;
  /** How many lie in each of as many bins of equal width from the least to the greatest. */
  readonly bins: readonly number[];
}

/** What is known of a network before anything is computed with it, also where it is refused. */
export interface SupportReport {
  readonly name: string;
  /** Why it cannot be taken, and what can be done; null where it can. */
  readonly refusal: string | null;
  /** In an order in which they can be computed. Where the network is taken they are its layers, one by one. */
  readonly nodes: readonly NodeReport[];
  /** How many nodes there are of each kind. */
  readonly counts: Readonly<Record<Support, number>>;
  readonly parameters: number;
  readonly multiplications: number;
  /** Numbers of its widest value. */
  readonly widest: number;
  /** From the quickest to the tightest; none where the network is refused. */
  readonly methods: readonly MethodReport[];
  /** Of an attack; null where there are no classes, or the network is refused. */
  readonly attack: AttackReport | null;
  /** Bytes that bounding may take. */
  readonly memory: number;
  /** Where it was measured; null where nothing was. */
  readonly backend: BackendName | null;
}
