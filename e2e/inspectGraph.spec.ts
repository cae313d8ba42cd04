import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { onnxFile } from '../src/testing/networks/onnxFile';
import { open } from './inspectPage';
import { checkAccessibility, expect, test } from './onePage';

test.describe.configure({ timeout: 90_000 });

const graph = (page: Page) => page.getByRole('listbox', { name: 'Graph of the network' });
const chosen = (page: Page) => graph(page).getByRole('option', { selected: true });

/** Opens Inspect with the graph of the first network. */
async function openGraph(page: Page): Promise<void> {
  await page.goto('/#/1/inspect?b=ibp&s=graph');
  await expect(chosen(page)).toBeVisible({ timeout: 60_000 });
}

/** Opens a file that computes so many nodes one after the other, of these operators in turn. */
async function openChain(page: Page, name: string, count: number, operators: readonly string[]): Promise<void> {
  const nodes = Array.from({ length: count }, (_, at) => ({
    name: `n${at}`,
    opType: operators[at % operators.length] as string,
    input: [at === 0 ? 'x' : `v${at - 1}`],
    output: [at === count - 1 ? 'y' : `v${at}`],
  }));
  const buffer = Buffer.from(onnxFile({ inputs: { x: [1, 4] }, nodes }));
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

test('the graph of a residual network is walked by keys, describes nodes, and leads to their bounds', async ({
  page,
}) => {
  await openGraph(page);
  await page.locator('input[type=file]').setInputFiles('../shared/goldens/resnet.onnx');
  await expect(graph(page)).toBeVisible();
  const node = page.getByRole('region', { name: 'Node', exact: true });
  // The first sum of two branches: upwards from it is the path, downwards the branch.
  await page.getByRole('searchbox', { name: 'Find a node' }).fill('sum');
  await page.getByRole('searchbox', { name: 'Find a node' }).press('Enter');
  await expect(chosen(page)).toHaveAccessibleName(/^Sum/);
  await graph(page).focus();
  await page.keyboard.press('Home');
  await expect(chosen(page)).toHaveAccessibleName(/^Input/);
  await page.keyboard.press('ArrowRight');
  await expect(chosen(page)).toHaveAccessibleName(/^Conv.*exact/);
  await expect(node.getByRole('img', { name: /^Histogram/ }).first()).toBeVisible();
  await expect(node.getByText('exact')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Bounds of the layer' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(chosen(page)).toHaveAccessibleName(/^ReLU.*relaxed/);
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Export' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Graph of the network (SVG)' }).click();
  const saved = await readFile(await (await saving).path(), 'utf8');
  expect(saved).toContain('Conv');
  expect(saved).toContain('<path');
  await page.getByRole('button', { name: /Open its bounds/ }).click();
  await expect(
    page.getByRole('radiogroup', { name: 'Layers' }).getByRole('radio', { checked: true }),
  ).toHaveAccessibleName(/^Conv 1/);
});

test('the report says what each method takes, and refuses what takes more than the limit', async ({ page }) => {
  await openGraph(page);
  const report = page.getByRole('region', { name: 'Before you run' });
  await expect(report.getByRole('row', { name: /α-CROWN/ })).toContainText('MB');
  await report.getByRole('button', { name: '1 GB' }).click();
  await page.getByRole('menuitemradio', { name: '150 MB' }).click();
  await expect(report.getByText(/the limit/).first()).toBeVisible();
  await report.getByRole('button', { name: '150 MB' }).click();
  await page.getByRole('menuitemradio', { name: '1 GB' }).click();
});

test('on a phone the graph stands first, and nothing is wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openGraph(page);
  await graph(page).getByRole('option', { name: /^Conv/ }).first().click();
  await expect(page.getByRole('region', { name: 'Node', exact: true })).toContainText('Conv');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await checkAccessibility(page);
});

test('a network that is refused is reported node by node', async ({ page }) => {
  await open(page, '?b=ibp');
  await openChain(page, 'mystery.onnx', 6, ['Neg', 'Relu', 'Mystery']);
  await page.getByRole('button', { name: 'See every node' }).click();
  const dialog = page.getByRole('dialog', { name: /mystery/ });
  await expect(dialog.getByRole('region', { name: 'Node', exact: true })).toContainText(/extract_model/);
  await expect(dialog.getByRole('option', { name: /Mystery.*unsupported/ })).toHaveCount(2);
  await checkAccessibility(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
});

test('a chain of 10,000 nodes is drawn at once, folded, and stays fluid when it is opened', async ({ page }) => {
  await openGraph(page);
  await openChain(page, 'chain.onnx', 10_000, ['Neg', 'Relu']);
  await expect(page.getByText('× 5,000')).toBeVisible({ timeout: 60_000 });
  await expect(graph(page).getByRole('option')).toHaveCount(3);
  await page.getByRole('button', { name: /Show all 5,000/ }).click();
  // Until then the last one that End finds stands for all.
  await expect(page.getByText('× 5,000')).toHaveCount(0);
  await graph(page).focus();
  await page.keyboard.press('End');
  await expect(chosen(page)).toHaveAccessibleName(/n9999/);
  await page.keyboard.press('ArrowLeft');
  await expect(chosen(page)).toHaveAccessibleName(/n9998/);
  // What is drawn is what is in sight: a picture as wide as the network took ten seconds to paint.
  const widest = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('#network-graph svg, #network-graph div:not([role=listbox])')].map(
        (part) => part.clientWidth,
      ),
    ),
  );
  expect(widest).toBeLessThan(4000);
  expect(await graph(page).getByRole('option').count()).toBeLessThan(60);
});
