import { readFileSync, statSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultGrid } from '../../radii/table/grids';
import { NEVER, type RadiusTable, TABLE_VERSION } from '../../radii/table/radiusTable';
import { firstOfEachClass } from '../../radii/table/rows';
import { testEngine } from '../../testing/testEngine';

const engine = testEngine();

const FILES = JSON.parse(readFileSync('public/models/tables.json', 'utf8')) as Record<string, string>;

/** Images of each table that are computed again. */
const SAMPLE = process.env.BOUNDSCOPE_RUNS === undefined ? 2 : 5;

it('tables come with bundled models only, and are small', () => {
  const models = JSON.parse(readFileSync('public/models/index.json', 'utf8')) as string[];
  expect(models).toEqual(expect.arrayContaining(Object.keys(FILES)));
  const sizes = Object.values(FILES).map((file) => statSync(`public/models/${file}`).size);
  expect(sizes.every((size) => size < 250_000)).toBe(true);
});

it('tables of other seeds are small, of the first images of the own one, and as many as the card says', async () => {
  const seeds = JSON.parse(readFileSync('public/models/seeds.json', 'utf8')) as Record<string, string[]>;
  for (const [id, files] of Object.entries(seeds)) {
    const own = (await engine.bundledTable(id)) as RadiusTable;
    const tables = await engine.seedTables(id);
    for (const { about, indices, labels } of tables) {
      const { model, method, rounding, grid } = about;
      expect({ method, rounding, grid, indices, labels }).toEqual({
        method: own.about.method,
        rounding: own.about.rounding,
        grid: own.about.grid,
        indices: own.indices.subarray(0, indices.length),
        labels: own.labels.subarray(0, labels.length),
      });
      expect(indices.length).toBe(tables[0]?.indices.length);
      expect(model.hash).not.toBe(own.about.model.hash);
    }
    const card = (await engine.models()).find((one) => one.id === id);
    expect(card?.seeds?.figures).toHaveLength(1 + files.length);
    expect(files.every((file) => statSync(`public/models/${file}`).size < 25_000)).toBe(true);
  }
  expect(await engine.seedTables('fashion-natural')).toEqual([]);
  // Those that were tried are judged as cards of bundled ones are.
  const tried = await engine.triedModels();
  expect(tried.every(({ epsilon, groups, measured }) => epsilon && groups && measured)).toBe(true);
  expect(new Set(tried.map(({ reproduce }) => reproduce)).size).toBe(tried.length);
});

describe.each(Object.keys(FILES))('the table that comes with %s', (id) => {
  let table: RadiusTable;
  beforeAll(async () => {
    table = (await engine.bundledTable(id)) as RadiusTable;
  });

  it('is about that model as it is now, on the grid of its data set', async () => {
    const { about } = table;
    const { id: hash, card } = await engine.load(id);
    expect(about.model).toEqual({ id, name: card?.name, hash });
    expect(about).toMatchObject({ version: TABLE_VERSION, dataset: card?.dataset, grid: defaultGrid(about.dataset) });
  });

  it('is what comes out when some of its images are computed again', async () => {
    const { method, rounding, grid, clip, attack, outputs } = table.about;
    const { rows, ...images } = bundledRows(table);
    const request = { model: id, ...images, method, rounding, grid, clip, attack };
    const again = await engine.radiusTable(request);
    const pick = (values: Uint16Array) =>
      rows.flatMap((row) => [...values.subarray(row * outputs, (row + 1) * outputs)]);
    expect([...again.labels]).toEqual(rows.map((row) => table.labels[row]));
    expect([...again.predictions]).toEqual(rows.map((row) => table.predictions[row]));
    // Another order of summation moves a bound by a few roundings, and so a pair now and then by a place.
    const [certified, attacked] = [pick(table.certified), pick(table.attacked)];
    expect(differing(certified, again.certified)).toBeLessThanOrEqual(1);
    expect(certified.every((count, at) => Math.abs(count - (again.certified[at] as number)) <= 1)).toBe(true);
    // Descents on signs of gradients part ways at a rounding; mostly they end at the same radius all the same.
    expect(differing(attacked, again.attacked)).toBeLessThanOrEqual(attacked.length / 10);
    // What one proves the other must not falsify.
    const contradicts = (proved: ArrayLike<number>, falsified: ArrayLike<number>) =>
      Array.from(proved).some((count, at) => count !== NEVER && (falsified[at] as number) < count);
    expect(contradicts(certified, again.attacked) || contradicts(again.certified, attacked)).toBe(false);
  });
});

/** Rows of a table spread over its images, and where these come with Boundscope. */
function bundledRows({ about, labels, indices }: RadiusTable) {
  const spread = (length: number) => Array.from({ length: SAMPLE }, (_, at) => Math.floor((at * length) / SAMPLE));
  if (about.dataset !== 'cifar10-test') {
    const rows = spread(labels.length);
    return { rows, dataset: about.dataset, indices: rows.map((row) => indices[row] as number) };
  }
  const sample = firstOfEachClass(labels, 50);
  const chosen = spread(sample.length);
  return { rows: chosen.map((at) => sample[at] as number), dataset: 'cifar10-sample', indices: chosen };
}

function differing(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).filter((value, at) => value !== b[at]).length;
}
