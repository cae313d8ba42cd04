import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ModelCard } from '../../../engine/api/types';
import { isTrainedForGroups } from './OwnGroups';

it.each([
  ['fashion-igrp', true],
  ['quick-ndt', true],
  ['cifar-igrp', true],
  ['cifar-crown-ibp', false],
  ['fashion-natural', false],
])('knows whether %s was trained for its groups', (id, expected) => {
  const card = JSON.parse(readFileSync(`public/models/${id}.json`, 'utf8')) as ModelCard;
  expect(isTrainedForGroups(card)).toBe(expected);
});
