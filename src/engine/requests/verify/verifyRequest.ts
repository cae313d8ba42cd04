import { ROUNDING_NAMES, USUAL_ROUNDING } from '../../../catalog/roundings';
import { isShard } from '../../../radii/table/shard';
import { whole } from '../attack/attackRequest';
import { requireTimeout, USUAL_TIMEOUT } from '../bounds/request';
import { type Fields, requireFields } from '../fields';
import type { FullVerifyRequest, VerifyRequest } from './verifyTypes';

const FIELDS: Fields<VerifyRequest> = {
  model: 'needed',
  property: 'needed',
  timeout: 'optional',
  rounding: 'optional',
  backend: 'optional',
  seed: 'optional',
  share: 'optional',
};

/**
 * Checks what a person may have mistyped and fills in the defaults.
 *
 * @throws RangeError naming the field and its choices
 */
export function completeVerifyRequest(request: VerifyRequest): FullVerifyRequest {
  requireFields('request to verify', request, FIELDS);
  const { property, timeout = USUAL_TIMEOUT, rounding = USUAL_ROUNDING, seed = 1, share } = request;
  if (typeof property !== 'string' && !(property instanceof ArrayBuffer)) {
    throw new RangeError('property is neither text nor the bytes of a file. Give a property in VNN-LIB.');
  }
  if (!ROUNDING_NAMES.includes(rounding)) {
    throw new RangeError(`rounding “${String(rounding)}” is not known. Choose one of: ${ROUNDING_NAMES.join(', ')}.`);
  }
  if (share && !isShard(share)) {
    throw new RangeError(`share is ${share.number} of ${share.of}. Give one such as 2 of 3, counted from 1.`);
  }
  return {
    property,
    timeout: requireTimeout(timeout),
    rounding,
    seed: whole('seed', seed, 0),
    ...(share && { share }),
  };
}
