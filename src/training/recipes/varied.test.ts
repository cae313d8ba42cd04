import { expect, it } from 'vitest';
import { fashionNatural } from './fashion';
import { quickCrownIbp, quickIgrp, quickMtlIbp, quickNdt, quickSabr } from './quick';
import { varied, variedTree } from './varied';

it('is the recipe itself where nothing else is asked for', () => {
  expect(varied(quickIgrp, {})).toEqual(quickIgrp);
  expect(variedTree(quickNdt, {})).toEqual(quickNdt);
});

it('changes what is asked for, and no more', () => {
  const weights = [0.5, 1.5];
  expect(varied(quickIgrp, { seed: 7, kappa: 0, weights })).toEqual({
    ...quickIgrp,
    seed: 7,
    loss: { ...quickIgrp.loss, kappaEnd: 0, weights },
  });
  const { node } = variedTree(quickNdt, { kappa: 0.25, epochs: 3 });
  expect(node).toEqual({ ...quickNdt.node, epochs: 3, loss: { ...quickNdt.node.loss, kappaEnd: 0.25 } });
});

it('changes the share, whatever the loss calls it', () => {
  expect(varied(quickSabr, { share: 0.1 }).loss).toEqual({ ...quickSabr.loss, boxShare: 0.1 });
  expect(varied(quickMtlIbp, { share: 0.1 }).loss).toEqual({ ...quickMtlIbp.loss, share: 0.1 });
});

it('refuses what the loss does not have', () => {
  expect(() => varied(fashionNatural, { kappa: 0.5 })).toThrow(/fashion-natural has no share κ/);
  expect(() => varied(quickCrownIbp, { weights: [1, 2] })).toThrow(/quick-crown-ibp has one loss/);
  expect(() => varied(quickCrownIbp, { share: 0.5 })).toThrow(/quick-crown-ibp has no share/);
  expect(() => variedTree(quickNdt, { share: 0.5 })).toThrow(/quick-ndt has no share/);
  expect(() => variedTree(quickNdt, { weights: [1, 2] })).toThrow(/quick-ndt has one loss/);
});
