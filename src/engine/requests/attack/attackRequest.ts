import type { AttackSettings } from '../../../bounds/attack/attack';
import { BOX_FIELDS, completeRequest } from '../bounds/request';
import { type Fields, requireFields } from '../fields';
import type { AttackEffort, AttackRequest, FullAttackRequest } from './attackTypes';

export const EFFORT_FIELDS: Fields<AttackEffort> = { restarts: 'optional', steps: 'optional', seed: 'optional' };

const ATTACK_FIELDS: Fields<AttackRequest> = {
  ...BOX_FIELDS,
  ...EFFORT_FIELDS,
  epsilon: 'optional',
  until: 'optional',
};

/**
 * Checks what a person may have mistyped and fills in the defaults.
 *
 * @throws RangeError naming the field and its choices
 */
export function completeAttackRequest(request: AttackRequest): FullAttackRequest {
  requireFields('request for an attack', request, ATTACK_FIELDS);
  const { until = 'all' } = request;
  if (until !== 'any' && until !== 'all') {
    throw new RangeError(`until “${String(until)}” is not known. Choose one of: any, all.`);
  }
  const { method: _, rounding: _rounding, ...box } = completeRequest(request);
  return { ...box, settings: { ...completeEffort(request), until } };
}

/** An effort with its defaults. */
export function completeEffort({ restarts = 3, steps = 20, seed = 1 }: AttackEffort): Omit<AttackSettings, 'until'> {
  return { restarts: whole('restarts', restarts, 1), steps: whole('steps', steps, 1), seed: whole('seed', seed, 0) };
}

/** @throws RangeError for what is no whole number of at least that */
export function whole(field: string, value: number, least: number): number {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new RangeError(`${field} is ${String(value)}. Give a whole number that is ${least} or more.`);
}
