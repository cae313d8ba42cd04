import { DECIDING_METHOD } from '../../../catalog/methods';
import { whole } from '../attack/attackRequest';
import { BOX_FIELDS, completeRequest, USUAL_TIMEOUT } from '../bounds/request';
import { type Fields, requireFields } from '../fields';
import type { DecideRequest, FullDecideRequest } from './decideTypes';

const FIELDS: Fields<DecideRequest> = {
  ...BOX_FIELDS,
  epsilon: 'optional',
  rounding: 'optional',
  timeout: 'optional',
  seed: 'optional',
};

/**
 * Checks what a person may have mistyped and fills in the defaults.
 *
 * @throws RangeError naming the field and its choices
 */
export function completeDecideRequest(request: DecideRequest): FullDecideRequest {
  requireFields('request to decide', request, FIELDS);
  const { seed = 1 } = request;
  const { method: _, timeout = USUAL_TIMEOUT, ...full } = completeRequest({ ...request, method: DECIDING_METHOD });
  return { ...full, timeout, seed: whole('seed', seed, 0) };
}
