import { completeEffort, EFFORT_FIELDS, whole } from '../attack/attackRequest';
import { BOX_FIELDS, completeRequest, METHOD_FIELDS, statesBounds } from '../bounds/request';
import { type Fields, requireFields } from '../fields';
import type { FullRadiusRequest, RadiusRequest } from './radiusTypes';

const RADIUS_FIELDS: Fields<RadiusRequest> = {
  ...BOX_FIELDS,
  ...METHOD_FIELDS,
  ...EFFORT_FIELDS,
  largest: 'optional',
  grid: 'optional',
};

/**
 * Checks what a person may have mistyped and fills in the defaults.
 *
 * @throws RangeError naming the field and its choices
 */
export function completeRadiusRequest(request: RadiusRequest): FullRadiusRequest {
  requireFields('request for a radius', request, RADIUS_FIELDS);
  const { largest = statesBounds(request) ? 1 : 0.25, grid } = request;
  if (typeof largest !== 'number' || !(largest > 0) || !Number.isFinite(largest)) {
    throw new RangeError(`largest is ${String(largest)}. Give the largest radius as a number above zero.`);
  }
  const { epsilon: _, ...full } = completeRequest({ ...request, epsilon: largest });
  const settings = { ...completeEffort(request), until: 'any' as const };
  const count = grid === undefined ? undefined : whole('grid', grid, 1);
  return { ...full, largest, grid: count, settings };
}
