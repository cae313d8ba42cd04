import { expect, it } from 'vitest';
import { askedRadius } from './AskedRadii';

const radii = { inner: 0.02, outer: 0.1 };

it('is one for all pairs, or smaller inside groups, or none', () => {
  expect([true, false].map((together) => askedRadius('crown-ibp', together, radii))).toEqual([0.1, 0.1]);
  expect([true, false].map((together) => askedRadius('igrp', together, radii))).toEqual([0.02, 0.1]);
  expect([true, false].map((together) => askedRadius('ndt', together, radii))).toEqual([0.02, 0.1]);
  expect([true, false].map((together) => askedRadius('natural', together, radii))).toEqual([0, 0]);
});
