import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import { denseFile } from '../testing/networks/byHand';
import { testEngine } from '../testing/testEngine';

const engine = testEngine(['cpu']);

/** Two classes of 8 × 8 pictures: dark, light. */
const weight = Array.from({ length: 64 }, () => [-1, 1]);
const model = denseFile([{ weight, bias: [32, -32] }]);

function folderOf(pictures: Readonly<Record<string, number>>): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'own-')), 'shades');
  for (const [path, level] of Object.entries(pictures)) {
    const png = new PNG({ width: 6, height: 6 });
    png.data.fill(level);
    for (let at = 3; at < png.data.length; at += 4) png.data[at] = 255;
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), PNG.sync.write(png));
  }
  return folder;
}

const SHADES = { 'dark/1.png': 0, 'dark/2.png': 51, 'light/1.png': 255, 'light/2.png': 204 };

it('bounds images of a folder, by its place or by the id that names its content', async () => {
  const dataset = folderOf(SHADES);
  const byPlace = await engine.bounds({ model, input: { dataset, indices: [0, 1] }, epsilon: 0.1 });
  expect(byPlace.label).toEqual([0, 1]);
  expect(byPlace.verdict).toEqual(['verified', 'verified']);
  expect([...byPlace.logits.subarray(0, 2)]).toEqual([32, -32]);
  expect(byPlace.of.clip).toEqual([0, 1]);
  const { id, classes } = await engine.openData({
    name: 'shades',
    files: [{ path: 'shades/a.csv', blob: new Blob([`${'0,'.repeat(64)}dark`]) }],
  });
  expect(classes).toEqual(['dark']);
  const byId = await engine.bounds({ model, input: { dataset: id, index: 0 }, epsilon: 0.1 });
  expect([...byId.logits]).toEqual([32, -32]);
  expect(byId.of.clip).toBeNull();
});

it('counts accuracies and compares classes on it; a table names its content', async () => {
  const dataset = folderOf(SHADES);
  const table = await engine.radiusTable({ model, dataset, grid: [0, 0.1, 0.4], attack: null });
  expect([...table.labels]).toEqual([0, 1, 0, 1]);
  expect([...table.predictions]).toEqual([0, 1, 0, 1]);
  expect(table.about.dataset).toMatch(/^own:shades~/);
  const { images } = await engine.classDistances({ model, dataset, source: 'confusion' });
  expect(images).toBe(4);
});

it('refuses accuracies where there are no labels, and data that are not here', async () => {
  const dataset = folderOf({ 'a.png': 0, 'b.png': 255 });
  await expect(engine.radiusTable({ model, dataset })).rejects.toThrow(/shades has no labels/);
  const input = { dataset: 'own:zoo~1f', index: 0 };
  await expect(engine.bounds({ model, input, epsilon: 0.1 })).rejects.toThrow(/zoo is a data set on somebody/);
  await expect(engine.bounds({ model, input: { dataset, index: 9 }, epsilon: 0.1 })).rejects.toThrow(/9/);
});
