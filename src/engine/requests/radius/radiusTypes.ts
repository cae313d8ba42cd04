import type { AttackSettings } from '../../../bounds/attack/attack';
import type { BackendName } from '../../../catalog/backends';
import type { Method } from '../../../catalog/methods';
import type { Rounding } from '../../../kernels/rounding/rounding';
import type { BoundsRequest, Noted } from '../../api/requestTypes';
import type { SubjectOf } from '../../api/subject';
import type { AttackEffort, Counterexample } from '../attack/attackTypes';
import type { FullRequest } from '../bounds/request';

/** Asks how far an input can be moved; fields as in BoundsRequest, `timeout` being for all proofs about an input together. */
export interface RadiusRequest extends Omit<BoundsRequest, 'epsilon'>, AttackEffort {
  /** The largest radius tried. Default 0.25; of a box that is stated 1, all of it. */
  readonly largest?: number;
  /** Number of radii, evenly spaced up to the largest. Default: 32 (IBP 1024) up to the smallest that is falsified. */
  readonly grid?: number;
}

/** A radius' request with every default filled in. */
export interface FullRadiusRequest extends Omit<FullRequest, 'epsilon'> {
  readonly largest: number;
  readonly grid: number | undefined;
  readonly settings: AttackSettings;
}

/** For each sample, radii between which the truth lies. */
export interface RadiusResult extends Noted {
  readonly of: SubjectOf<FullRadiusRequest>;
  readonly batch: number;
  readonly label: readonly number[];
  /** The largest radius of the grid that the method, or a cheaper one before it, certified, as every smaller one; 0 where none. */
  readonly certified: readonly number[];
  /**
   * The smallest radius within which the attack, or a method that decides, found a counterexample, of those tried where a grid is
   * given; null where none was found.
   */
  readonly falsified: readonly (number | null)[];
  /** The closest counterexample found. */
  readonly counterexample: readonly (Counterexample | null)[];
  readonly method: Method;
  readonly rounding: Rounding;
  readonly milliseconds: number;
  readonly backend: BackendName;
}
