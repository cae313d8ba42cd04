import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ModelCard } from '../engine/types';
import { fashionNatural } from '../training/recipes/fashionNatural';
import type { EpochReport } from '../training/trainer';
import { runTraining } from './runTraining';
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
  ])('refuses %j', async (args, message) => {
    await expect(train.run(args)).rejects.toThrow(message);
  });
});

describe('runTraining', () => {
  // Nearly all images are held out, so that an epoch is one step.
  const recipe = { ...fashionNatural, heldOutPerClass: 1195, epochs: 1 };
  let out: string;

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'boundscope-'));
  });
  afterAll(() => rm(out, { recursive: true }));

  const readJson = async (name: string) => JSON.parse(await readFile(join(out, name), 'utf8')) as unknown;

  it('writes a network, its card and a log, and goes on when asked to', async () => {
    await runTraining({ recipe, out, data: undefined, resume: false });
    const report = (await readJson('log.jsonl')) as EpochReport;
    expect(report).toMatchObject({ epoch: 1, learningRate: 0.001, best: true });
    const card = (await readJson('fashion-natural.json')) as ModelCard;
    expect(card).toMatchObject({ id: 'fashion-natural', parameters: 329_606 });
    expect(card.training).toMatch(/on 50 images .* seed 1. Kept after epoch 1, the best on 11950 other/);
    expect(card.accuracy.clean).toBeGreaterThan(0.05);

    await expect(runTraining({ recipe, out, data: undefined, resume: false })).rejects.toThrow(/--resume/);
    const other = { ...recipe, seed: 2 };
    await expect(runTraining({ recipe: other, out, data: undefined, resume: true })).rejects.toThrow(/another recipe/);

    await runTraining({ recipe: { ...recipe, epochs: 2 }, out, data: undefined, resume: true });
    expect((await readFile(join(out, 'log.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(2);
  });
});
