import { expect, it } from 'vitest';
import { radiiOfGroups } from '../../../similarity/tree/pairRadii';
import { handTable } from '../../../testing/standIns/radiusTables';
import { type AskedRadii, criteriaOf } from './criteria';
import { seedsAt, spreadAt } from './seedsAt';

const NO = Number.POSITIVE_INFINITY;
const GROUP_OF = [0, 0, 1];
/** Two images; the first is proved to 0.01 within its group and to 0.02 or further between groups. */
const tableOf = (certified: number, prediction = 0) =>
  handTable([
    { label: 0, prediction, certified: [NO, 2, certified], attacked: [NO, NO, NO] },
    { label: 2, prediction: 2, certified: [4, 4, NO], attacked: [NO, NO, NO] },
  ]);
const asked = (inner: number, outer: number): AskedRadii => ({
  kind: 'groups',
  inner,
  outer,
  pairs: radiiOfGroups({ of: GROUP_OF }, inner, outer),
});
const at = (radii: AskedRadii, ...others: ReturnType<typeof tableOf>[]) => {
  const table = tableOf(4);
  return seedsAt(table, criteriaOf(table, GROUP_OF, radii), others, GROUP_OF, radii);
};

it('counts the networks of all seeds, at whatever radii are asked for', () => {
  const far = at(asked(0.01, 0.05), tableOf(3), tableOf(3, 1));
  expect(spreadAt(far, 'adaptive')).toEqual({ mean: 2 / 3, least: 0.5, most: 1, count: 3 });
  expect(spreadAt(far, 'clean')).toEqual({ mean: 2.5 / 3, least: 0.5, most: 1, count: 3 });
  expect(spreadAt(at(asked(0.01, 0.02), tableOf(3)), 'adaptive')).toMatchObject({ least: 1, most: 1 });
});

it('counts all of them on the first images where the network was judged on more', () => {
  const { indices, labels, predictions, certified, attacked, about } = tableOf(3, 1);
  const firstOnly = {
    about,
    indices: indices.subarray(0, 1),
    labels: labels.subarray(0, 1),
    predictions: predictions.subarray(0, 1),
    certified: certified.subarray(0, 3),
    attacked: attacked.subarray(0, 3),
  };
  const seeds = at(asked(0.01, 0.02), firstOnly);
  expect(seeds?.images).toBe(1);
  expect(spreadAt(seeds, 'clean')).toEqual({ mean: 0.5, least: 0, most: 1, count: 2 });
});

it('has none of one seed, nor of tables of other images or by other bounds', () => {
  const radii = asked(0.01, 0.05);
  const other = tableOf(3);
  expect(at(radii)).toBeNull();
  expect(at(radii, { ...other, indices: Uint32Array.of(0, 11) })).toBeNull();
  expect(at(radii, { ...other, about: { ...other.about, method: 'ibp' } })).toBeNull();
  expect(spreadAt(null, 'adaptive')).toBeNull();
});
