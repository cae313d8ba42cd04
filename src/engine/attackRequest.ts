import type { AttackSettings } from '../bounds/attack/attack';
import { completeRequest, type FullRequest } from './request';
import type { AttackEffort, AttackRequest, RadiusRequest } from './types';

/** An attack's request with every default filled in. */
export interface FullAttackRequest extends Pick<FullRequest, 'epsilon' | 'clip' | 'label'> {
  readonly settings: AttackSettings;
}

/** A radius' request with every default filled in. */
export interface FullRadiusRequest extends Omit<FullRequest, 'epsilon'> {
  readonly largest: number;
  readonly grid: number | undefined;
  readonly settings: AttackSettings;
}

/**
 * Checks what a person may have mistyped and fills in the defaults.
 *
 * @throws RangeError naming the field and its choices
 */
export function completeAttackRequest(request: AttackRequest): FullAttackRequest {
  const { until = 'all' } = request;
  if (until !== 'any' && until !== 'all') {
    throw new RangeError(`until “${String(until)}” is not known. Choose one of: any, all.`);
  }
  const { epsilon, clip, label } = completeRequest(request);
  return { epsilon, clip, label, settings: { ...completeEffort(request), until } };
}

/** The same for a radius' request. */
export function completeRadiusRequest(request: RadiusRequest): FullRadiusRequest {
  const { largest = 0.25, grid } = request;
  if (typeof largest !== 'number' || !(largest > 0) || !Number.isFinite(largest)) {
    throw new RangeError(`largest is ${String(largest)}. Give the largest radius as a number above zero.`);
  }
  const { clip, label, method, rounding } = completeRequest({ ...request, epsilon: largest });
  const settings = { ...completeEffort(request), until: 'any' as const };
  const count = grid === undefined ? undefined : whole('grid', grid, 1);
  return { clip, label, method, rounding, largest, grid: count, settings };
}

/** An effort with its defaults. */
export function completeEffort({ restarts = 3, steps = 20, seed = 1 }: AttackEffort): Omit<AttackSettings, 'until'> {
  return { restarts: whole('restarts', restarts, 1), steps: whole('steps', steps, 1), seed: whole('seed', seed, 0) };
}

function whole(field: string, value: number, least: number): number {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new RangeError(`${field} is ${String(value)}. Give a whole number that is ${least} or more.`);
}
