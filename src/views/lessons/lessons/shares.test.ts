import { expect, it } from 'vitest';
import { LocalEngine } from '../../../engine/localEngine';
import { diskAssets } from '../../../testing/files';
import { findTableFacts } from '../live/tableFacts';
import { readNumbers } from '../state/numbers';
import { tree } from './tree';

it('prints counted shares with one decimal, as the README does, and those of the poster as it has them', async () => {
  const facts = await findTableFacts(new LocalEngine(diskAssets, {}));
  const values = readNumbers(tree, '');
  const rows = tree.steps.flatMap(({ figure }) => figure(values, facts).bars?.rows ?? []);
  for (const { label, text } of rows) {
    expect(text).toMatch(label.endsWith('poster') ? /^\d+ %$/ : /^\d+\.\d(–\d+\.\d)? %$/);
  }
  expect(rows.find(({ id }) => id === 'igrp clean')?.text).toBe('50.9 %');
});
