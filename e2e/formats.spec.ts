import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './onePage';

const FOLDER = '../shared/formats/';

const MODELS = [
  { sample: 'images', files: ['images.keras'] },
  {
    sample: 'vector',
    files: ['vector_tfjs/model.json', 'vector_tfjs/group1-shard1of2.bin', 'vector_tfjs/group1-shard2of2.bin'],
  },
  { sample: 'external', files: ['external.onnx', 'external.onnx.data'] },
] as const;

const lastPart = (path: string) => path.split('/').at(-1) as string;

test('networks of every format are bounded as on the command line', async ({ page }) => {
  await page.goto('/');
  const expected = JSON.parse(readFileSync(`${FOLDER}expected.json`, 'utf8'));
  for (const { sample, files } of MODELS) {
    const input = JSON.parse(readFileSync(`${FOLDER}${sample}.json`, 'utf8')) as number[];
    const contents = files.map((path) => [lastPart(path), readFileSync(FOLDER + path, 'base64')] as const);
    const { logits, lower } = await page.evaluate(
      async ([all, numbers]) => {
        const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
        const [[name, content], ...others] = all as [[string, string], ...[string, string][]];
        const beside = Object.fromEntries(others.map(([other, text]) => [other, bytes(text)]));
        const model = { name, bytes: bytes(content), beside };
        return window.boundscope.bounds({ model, input: numbers, epsilon: 0.02, method: 'ibp', rounding: 'none' });
      },
      [contents, input] as const,
    );
    for (const [found, wanted] of [
      [logits, expected[sample].center],
      [lower, expected[sample].ibp_lower],
    ] as const) {
      for (const [at, value] of (found as number[]).entries()) expect(value).toBeCloseTo(wanted[at], 5);
    }
  }
});

/** Drops files or a folder of this machine in the middle of the page, as a hand does. */
async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: paths.map((path) => resolve(path)), dragOperationsMask: 1 };
  const { width, height } = page.viewportSize() ?? { width: 800, height: 600 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await client.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  }
}

test('a network and its weights are dropped together, or their folder', async ({ page }) => {
  await page.goto('/#/1/inspect');
  await expect(page.getByRole('button', { name: 'Fashion-MNIST, natural' })).toBeVisible({ timeout: 60_000 });
  await drop(page, [`${FOLDER}external.onnx.data`, `${FOLDER}external.onnx`]);
  await expect(page.getByRole('button', { name: 'external.onnx' })).toBeVisible();
  await expect(page.getByRole('radiogroup', { name: 'Layers' })).toBeVisible();
  await drop(page, [`${FOLDER}vector_tfjs`]);
  await expect(page.getByRole('button', { name: 'model.json' })).toBeVisible();
});
