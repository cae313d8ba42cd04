import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ModelCard } from '../../engine/api/types';
import type { Counted } from '../../radii/table/countCriteria';
import { main } from '../../testing/commandLine';

const folder = mkdtempSync(join(tmpdir(), 'boundscope-evaluate-'));
const path = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

const SLICE = ['../shared/goldens/fc3.onnx', '--dataset', 'fashion-mnist', '--count', '12', '--method', 'ibp'];
const GRID = ['--grid', '0,0.002,0.004,0.006,0.01,0.02', '--steps', '3'];
const GROUPS = ['--groups', '0,2,3,4,6;1;5,7,9;8', '--epsilon-in', '0.002', '--epsilon-out', '0.006'];

/** Runs a command here; gives what it printed, and its exit code. */
async function run(...args: string[]) {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line));
  return { code: await main(['evaluate', ...args]), printed: lines.join('\n') };
}

/** The columns of a CSV file without commas in its values, but for the last one. */
function readColumns(text: string): { label: number; prediction: number; rho: number[]; attacked: number[] }[] {
  const lines = text.trim().split('\n').slice(1);
  return lines.map((line) => {
    const values = line.split(',').map((value) => (value === 'inf' ? Number.POSITIVE_INFINITY : Number(value)));
    const [, label = -1, prediction = -1] = values;
    return { label, prediction, rho: values.slice(3, 13), attacked: values.slice(13, 23) };
  });
}

// Where reference networks are not at hand, none of these can be run.
readFileSync(SLICE[0] as string);

describe('boundscope evaluate', () => {
  let result: { accuracies: Record<string, unknown>[]; grid: number[]; indices: number[] };
  beforeAll(async () => {
    const args = ['evaluate', ...SLICE, ...GRID, ...GROUPS, '--epsilon', '0.004', '--csv', path('table.csv'), '--json'];
    const { stdout } = await promisify(execFile)(process.execPath, ['bin/boundscope.mjs', ...args]);
    result = JSON.parse(stdout);
  });

  it('prints accuracies that can be counted from the CSV by hand', () => {
    const rows = readColumns(readFileSync(path('table.csv'), 'utf8'));
    expect(rows).toHaveLength(12);
    const count = (meets: (row: (typeof rows)[number]) => boolean) => rows.filter(meets).length;
    const groupOf = [0, 1, 0, 0, 0, 2, 0, 2, 3, 2];
    const asked = (label: number, other: number) => (groupOf[label] === groupOf[other] ? 0.002 : 0.006);
    const expected = {
      images: 12,
      clean: count(({ label, prediction }) => label === prediction),
      cleanGroup: count(({ label, prediction }) => groupOf[label] === groupOf[prediction]),
    };
    expect(result.accuracies[0]).toMatchObject({
      criterion: 'all',
      epsilonIn: 0.004,
      overall: {
        ...expected,
        attacked: count(({ attacked }) => attacked.every((radius) => radius > 0.004)),
        verified: count(({ rho }) => rho.every((radius) => radius >= 0.004)),
      },
    });
    expect(result.accuracies.at(-1)).toMatchObject({
      criterion: 'adaptive',
      overall: {
        ...expected,
        attacked: count(({ label, attacked }) => attacked.every((radius, j) => radius > asked(label, j))),
        verified: count(({ label, rho }) => rho.every((radius, j) => radius >= asked(label, j))),
      },
    });
  });

  it('counts the same from a table that was written', async () => {
    writeFileSync(path('table.json'), JSON.stringify(result));
    const fromCsv = await run('--from', path('table.csv'), ...GROUPS);
    const fromJson = await run('--from', path('table.json'), ...GROUPS);
    expect(fromCsv).toEqual(fromJson);
    expect(fromCsv.code).toBe(0);
    expect(fromCsv.printed).toMatch(/^Clean accuracy \d+\.\d % on 12 images of fashion-mnist; bounds by ibp/);
    expect(fromCsv.printed).toMatch(/adaptive +0\.002 +0\.006 +\d/);
  });

  it('writes a packed table and the accuracies at the radii of a card, and leaves the rest of the card', async () => {
    const card = { id: 'mine', accuracy: { clean: 0.5 }, dataset: 'fashion-mnist', licence: 'MIT' };
    const judged = {
      groups: [
        ['T-shirt', 'Pullover', 'Dress', 'Coat', 'Shirt'],
        ['Sandal', 'Sneaker', 'Boot'],
      ],
    };
    writeFileSync(path('card.json'), JSON.stringify({ ...card, ...judged, epsilon: { inner: 0.002, outer: 0.006 } }));
    await run('--from', path('table.csv'), '--table', path('table.json.gz'));
    expect(await run('--from', path('table.json.gz'), '--card', path('card.json'))).toMatchObject({ code: 0 });
    const [verified, interGroup, innerGroup, adaptive] = ['all-outer', 'inter-group', 'inner-group', 'adaptive'].map(
      (criterion) => {
        const { overall } = result.accuracies.find((counted) => counted.criterion === criterion) as unknown as Counted;
        return overall.verified / 12;
      },
    );
    expect(JSON.parse(readFileSync(path('card.json'), 'utf8'))).toEqual({
      ...card,
      ...judged,
      epsilon: { inner: 0.002, outer: 0.006 },
      accuracy: { clean: 0.5, verified, interGroup, innerGroup, adaptive },
      measured: { images: 12, method: 'ibp', rounding: 'real' },
    });
  });

  it('writes what seeds come to among those of a card, and leaves its own accuracies', async () => {
    writeFileSync(path('table.json'), JSON.stringify(result));
    const card = {
      id: 'quick-igrp',
      accuracy: { clean: 0.5 },
      dataset: 'fashion-mnist',
      epsilon: { inner: 0.002, outer: 0.006 },
    };
    writeFileSync(path('seeds.json'), JSON.stringify({ ...card, groups: [['T-shirt', 'Shirt']] }));
    const add = (seed: string, table: string) =>
      run('--from', path(table), '--card', path('seeds.json'), '--of-seed', seed);
    for (const seed of ['3', '2', '3']) expect(await add(seed, 'table.json')).toMatchObject({ code: 0 });
    const { accuracy, seeds } = JSON.parse(readFileSync(path('seeds.json'), 'utf8')) as ModelCard;
    expect(accuracy).toEqual({ clean: 0.5 });
    expect(seeds).toMatchObject({ images: 12, method: 'ibp', figures: [{ seed: 2 }, { seed: 3 }] });
    const [two, three] = seeds?.figures ?? [];
    expect({ ...two, seed: 3 }).toEqual(three);
    const right = readColumns(readFileSync(path('table.csv'), 'utf8')).filter((row) => row.label === row.prediction);
    expect(two?.clean).toBe(right.length / 12);

    writeFileSync(path('by-hand.json'), JSON.stringify({ ...result, method: 'crown' }));
    const { code, printed } = await add('4', 'by-hand.json');
    expect({ code, printed }).toEqual({
      code: 2,
      printed: expect.stringMatching(/12 images by ibp.*seed 4 is of 12 images by crown/),
    });
    expect((await run('--from', path('table.json'), '--of-seed', '1')).printed).toMatch(/--of-seed is about a card/);
  });

  it('lists networks that were tried, each once', async () => {
    const card = { id: 'quick-igrp', accuracy: { clean: 0.5 }, dataset: 'fashion-mnist' };
    writeFileSync(path('table.json'), JSON.stringify(result));
    const judged = (reproduce: string) => {
      const epsilon = { inner: 0.002, outer: 0.006 };
      writeFileSync(path('try.json'), JSON.stringify({ ...card, epsilon, reproduce }));
      return run('--from', path('table.json'), '--card', path('try.json'), '--tried', path('tried.json'));
    };
    for (const command of ['train a', 'train b', 'train a']) expect(await judged(command)).toMatchObject({ code: 0 });
    const listed = JSON.parse(readFileSync(path('tried.json'), 'utf8')) as ModelCard[];
    expect(listed.map(({ reproduce, measured }) => [reproduce, measured?.images])).toEqual([
      ['train b', 12],
      ['train a', 12],
    ]);
    writeFileSync(path('tried.json'), '{}');
    expect((await judged('train c')).printed).toMatch(/tried.json is not a list of cards/);
  });

  it('judges a card without groups by the recipe of its name, and refuses one that no recipe is for', async () => {
    const card = { id: 'quick-ndt', name: 'Tree', accuracy: { clean: 0.5 }, dataset: 'fashion-mnist' };
    writeFileSync(path('ndt.json'), JSON.stringify(card));
    await run('--from', path('table.csv'), '--card', path('ndt.json'), '--table', path('named.json'));
    const { model } = JSON.parse(readFileSync(path('named.json'), 'utf8'));
    expect(model).toEqual({ id: 'quick-ndt', name: 'Tree', hash: expect.any(String) });
    const written = JSON.parse(readFileSync(path('ndt.json'), 'utf8'));
    expect(written).toMatchObject({ epsilon: { inner: 0.02, outer: 0.1 }, accuracy: { clean: 0.5, verified: 0 } });
    expect(written.groups[1]).toEqual(['Trouser']);
    writeFileSync(path('mine.json'), JSON.stringify({ ...card, id: 'mine' }));
    const { code, printed } = await run('--from', path('table.csv'), '--card', path('mine.json'));
    expect({ code, printed }).toEqual({ code: 2, printed: expect.stringMatching(/card of mine has no radii/) });
  });

  it('goes on with the file for --resume, and refuses that of another table', async () => {
    const resume = ['--resume', path('run.json'), '--table', path('again.json')];
    expect(await run(...SLICE, ...GRID, ...resume)).toMatchObject({ code: 0 });
    const { accuracies, ...table } = result;
    expect(accuracies).toBeDefined();
    expect(JSON.parse(readFileSync(path('again.json'), 'utf8'))).toEqual(table);
    const { code, printed } = await run(...SLICE, '--grid', '0,0.002', ...resume);
    expect(code).toBe(2);
    expect(printed).toMatch(/run\.json has another table, of fc3\.onnx on fashion-mnist by ibp/);
  });

  it.each([
    [[...SLICE, '--table', 'nowhere/t.json'], /nowhere\/t\.json: There is no folder nowhere\. Make it first/],
    [['--from', 'nothing.csv'], /nothing\.csv: There is no such file/],
    [SLICE.slice(0, 1), /--dataset is missing/],
    [[...SLICE, '--epsilon', '1/0'], /--epsilon has “1\/0”/],
    [[...SLICE, '--grid', '0.1'], /do not begin with 0/],
    [[...SLICE, '--groups', '0;1'], /belong together/],
    [['--from', 'src/cli/main.ts'], /not JSON/],
    [['--from', 'nothing.csv', '--card', 'package.json'], /package\.json is not a model’s card/],
    [['--from', 'nothing.csv', '--method', 'ibp'], /Leave out --method/],
    [['some.onnx', '--from', 'nothing.csv'], /Leave out the model some\.onnx/],
    [[...SLICE, '--indices', '1', '--count', '2'], /Leave out --count/],
    [[...SLICE, '--no-attack', '--steps', '2'], /--no-attack/],
    [[...SLICE, '--epsilon-in', '0.1,0.2'], /--epsilon-in has .* one radius/],
    [['--card', 'public/models/quick-ndt.json', '--epsilon', '0.1'], /--card has groups and radii of its own/],
    [['--card', 'public/models/quick-ndt.json', ...GROUPS], /--card has groups and radii of its own/],
  ])('says in one line what cannot be used (%#)', async (args, reason) => {
    const { code, printed } = await run(...args);
    expect(code).toBe(2);
    expect(printed).toMatch(reason);
    expect(printed).not.toMatch(/\n/);
  });

  it('refuses groups that leave a class out', async () => {
    const { code, printed } = await run('--from', path('table.csv'), '--groups', '0,1', ...GROUPS.slice(2));
    expect(code).toBe(2);
    expect(printed).toMatch(/each class from 0 to 9 once/);
  });
});
