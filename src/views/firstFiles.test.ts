import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { views } from '.';
import { firstFiles } from './firstFiles';

it('the engine is begun early for the views that need it at once, and for no others', () => {
  const early = views.filter(({ id }) => firstFiles(`#/1/${id}`) !== undefined).map(({ id }) => id);
  expect(early).toEqual(views.filter(({ needsEngine }) => needsEngine).map(({ id }) => id));
  for (const hash of ['', '#', '#/1', '#/1/nothing', '#/1/lessons/inspect']) expect(firstFiles(hash)).toBeUndefined();
});

it('of the first network and its images all is asked for ahead, and there; of others nothing that may not be', () => {
  const files = firstFiles('#/1/inspect?e=3') ?? [];
  expect(files).toHaveLength(5);
  expect(new Set(files).size).toBe(5);
  for (const file of files) expect(existsSync(`public/${file}`), file).toBe(true);
  expect(firstFiles('#/1/inspect?m=nowhere')).toEqual([]);
});
