import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ModelCard } from '../../engine/api/types';
import { writeBars } from '../../testing/standIns/barImages';
import { fashionNatural } from '../../training/recipes/fashion';
import type { EpochReport } from '../../training/report';
import { medianOf, runSeeds } from '../training/runSeeds';
import { runTraining } from '../training/runTraining';
import { train } from './train';

const printed = vi.spyOn(console, 'log').mockImplementation(() => {});

describe('boundscope train', () => {
  it('lists the recipes', async () => {
    expect(await train.run(['--list'])).toBe(0);
    expect(printed.mock.calls.join('\n')).toMatch(/fashion-natural\s+Fashion-MNIST, natural/);
  });

  it.each([
    [[], /Name a recipe. Choose one of: fashion-natural/],
    [['cifar'], /no recipe “cifar”/],
    [['fashion-natural', 'more'], /“more” is one argument too many/],
    [['fashion-natural', '--epochs', '0'], /at least 1/],
    [['fashion-natural', '--epochs', 'ten'], /whole numbers/],
    [['fashion-natural', '--epoch', '1'], /--epoch/],
    [['fashion-natural', '--seeds', '2,2'], /--seeds has 2 twice/],
    [['fashion-natural', '--seeds', 'two'], /whole numbers/],
    [['quick-igrp', '--kappa', '1.5'], /--kappa is 1.5. Give a share/],
    [['quick-igrp', '--weights', '1'], /--weights is 1. Give two numbers/],
    [['quick-sabr', '--share', '0'], /--share is 0. Give a share above 0/],
    [['quick-ndt', '--weights', '1,2'], /quick-ndt has one loss/],
    [['fashion-natural', '--kappa', '0'], /no share κ/],
    [['fashion-natural', '--backend', 'cpu'], /Choose one of: webgpu, wasm/],
  ])('refuses %j', async (args, message) => {
    await expect(train.run(args)).rejects.toThrow(message);
  });
});

describe('runSeeds', () => {
  it('trains each seed in a folder of its own, and writes the median beside them', async () => {
    const out = await mkdtemp(join(tmpdir(), 'boundscope-'));
    const scores = new Map([
      [4, 0.5],
      [1, 0.75],
      [9, 0.625],
    ]);
    await runSeeds('quick-igrp', [4, 1, 9], out, async (seed, folder) => {
      await mkdir(folder);
      await writeFile(join(folder, 'quick-igrp.onnx'), `network of ${seed}`);
      await writeFile(join(folder, 'quick-igrp.json'), `card of ${seed}`);
      return scores.get(seed) ?? 0;
    });
    expect(await readFile(join(out, 'quick-igrp.onnx'), 'utf8')).toBe('network of 9');
    expect(await readFile(join(out, 'quick-igrp.json'), 'utf8')).toBe('card of 9');
    expect(await readFile(join(out, 'seed-4', 'quick-igrp.json'), 'utf8')).toBe('card of 4');
    await rm(out, { recursive: true });
  });

  it('takes the lower of two middle ones', () => {
    const scores = [0.5, 0.25, 0.75, 1].map((score, seed) => ({ seed, score }));
    expect(medianOf(scores).seed).toBe(0);
  });
});

describe('runTraining', () => {
  const recipe = { ...fashionNatural, dataset: 'fashion-mnist-train-12k', heldOutPerClass: 1, epochs: 1 };
  let out: string;

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'boundscope-'));
    await writeBars(out, 'train-12k', 60);
    await writeBars(out, 't10k', 50);
  });
  afterAll(() => rm(out, { recursive: true }));

  const readJson = async (name: string) => JSON.parse(await readFile(join(out, name), 'utf8')) as unknown;

  it('writes a network, its card and a log, and goes on when asked to', async () => {
    const options = { recipe, out, data: out, resume: false, backend: 'wasm' as const };
    await runTraining(options);
    const report = (await readJson('log.jsonl')) as EpochReport;
    expect(report).toMatchObject({ epoch: 1, learningRate: 0.001, ramp: 1, best: true });
    expect(report.heldOut.clean).toBeGreaterThan(0);
    const card = (await readJson('fashion-natural.json')) as ModelCard;
    expect(card).toMatchObject({ id: 'fashion-natural', parameters: 329_606 });
    expect(card.reproduce).toBe('npx boundscope train fashion-natural --epochs 1');
    expect(card.training).toMatch(/on 50 images .* seed 1. Kept after epoch 1, the best by accuracy on 10 other/);

    await expect(runTraining(options)).rejects.toThrow(/--resume/);
    const other = { ...recipe, seed: 2 };
    await expect(runTraining({ ...options, recipe: other, resume: true })).rejects.toThrow(/another recipe/);

    await runTraining({ ...options, recipe: { ...recipe, epochs: 20 }, resume: true });
    expect((await readFile(join(out, 'log.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(20);
    expect(((await readJson('fashion-natural.json')) as ModelCard).accuracy.clean).toBe(1);
  });

  it('says which data set is missing and where to get it', async () => {
    const missing = { ...recipe, dataset: 'fashion-mnist-train' };
    // Both, since it is not said which is read first.
    await writeFile(join(out, 'train-images-idx3-ubyte.gz'), 'no idx file');
    await writeFile(join(out, 'train-labels-idx1-ubyte.gz'), 'no idx file');
    const run = runTraining({ recipe: missing, out: join(out, 'other'), data: out, resume: false, backend: 'wasm' });
    await expect(run).rejects.toThrow(
      /train-(images-idx3|labels-idx1)-ubyte.gz: These bytes do not begin as an idx file.*--data DIR/,
    );
  });
});
