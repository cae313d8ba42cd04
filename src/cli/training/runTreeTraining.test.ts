import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ModelCard } from '../../engine/api/types';
import { readOnnx } from '../../formats/models/onnx/readOnnx';
import { writeBars } from '../../testing/standIns/barImages';
import { fashionNdt } from '../../training/recipes/fashion';
import { runTreeTraining } from './runTraining';

vi.spyOn(console, 'log').mockImplementation(() => {});

describe('runTreeTraining', () => {
  // Bars are not like the data set's pixels.
  const { pixels: _pixels, ...shared } = fashionNdt.node;
  const node = {
    ...shared,
    dataset: 'fashion-mnist-train-12k',
    architecture: 'tiny-cnn',
    heldOutPerClass: 1,
    schedule: { warmUp: 1, ramp: 1 },
    batchSize: 8,
    learningRate: { start: 5e-3, factor: 1, dropsAt: [] },
  };
  const recipe = { ...fashionNdt, node: { ...node, epochs: 1 } };
  let out: string;

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'boundscope-'));
    await writeBars(out, 'train-12k', 60);
    await writeBars(out, 't10k', 50);
  });
  afterAll(() => rm(out, { recursive: true }));

  const epochsOf = async (decision: string) => {
    return (await readFile(join(out, decision, 'log.jsonl'), 'utf8')).trim().split('\n').length;
  };

  it('trains decision after decision, goes on when asked to, and writes them as one network', async () => {
    const options = { recipe, out, data: out, resume: false, backend: 'wasm' as const };
    await runTreeTraining(options);
    await expect(runTreeTraining(options)).rejects.toThrow(/--resume/);
    await runTreeTraining({ ...options, recipe: { ...recipe, node: { ...node, epochs: 25 } }, resume: true });
    expect(await Promise.all(['root', 'a', 'c'].map(epochsOf))).toEqual([25, 25, 25]);

    const network = readOnnx(await readFile(join(out, 'fashion-ndt.onnx')), 'file');
    expect(network.decisions).toEqual([[0, 2, 3, 4, 6], 1, [5, 7, 9], 8]);
    const card = JSON.parse(await readFile(join(out, 'fashion-ndt.json'), 'utf8')) as ModelCard;
    expect(card).toMatchObject({ id: 'fashion-ndt', dataset: 'fashion-mnist', accuracy: { clean: 1 } });
    expect(card.training).toMatch(/Decision root, .*{Trouser}.*: radius 0.1, 48 images, .* on 12 others/);
    expect(card.training).toMatch(/Decision c, {Sandal} {Sneaker} {Boot}: radius 0.02, 15 images/);
    expect(card.reproduce).toBe('npx boundscope train fashion-ndt --epochs 25');
  });
});
