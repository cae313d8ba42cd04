import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { badge, open } from './inspectPage';
import { expect, test } from './warmPage';

test.describe.configure({ timeout: 120_000 });

const FIELD = resolve('../shared/field');
const CLI = resolve('bin/boundscope.mjs');

interface Found {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly marginLower: readonly number[];
}

/** Copies by a command of the palette, or another way; gives what was copied. */
async function copied(page: Page, label: string, choose = choosing(page, label)): Promise<string> {
  await page.evaluate(() => {
    const holder = window as { copiedText?: string };
    delete holder.copiedText;
    navigator.clipboard.writeText = async (text) => {
      holder.copiedText = text;
    };
  });
  await choose();
  await expect.poll(() => page.evaluate(() => (window as { copiedText?: string }).copiedText)).toBeTruthy();
  return page.evaluate(() => (window as { copiedText?: string }).copiedText ?? '');
}

/** Chooses a command in the palette. */
function choosing(page: Page, label: string): () => Promise<void> {
  return async () => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox').fill(label);
    await page.keyboard.press('Enter');
  };
}

/** What the page exports of what it shows. */
async function shown(page: Page): Promise<Found> {
  const { readFile } = await import('node:fs/promises');
  await page.getByRole('button', { name: 'Export' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Everything (JSON)' }).click();
  return JSON.parse(await readFile(await (await saving).path(), 'utf8'));
}

/** What a copied command prints, in a folder with the networks of others. */
async function printed(command: string): Promise<Found> {
  return JSON.parse(await ran(`${command} --json`));
}

/** What such a command writes. */
async function ran(command: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'boundscope-copied-'));
  try {
    const there = command
      .replace('npx boundscope', `${process.execPath} ${CLI}`)
      .replace('dnnv48_acas', `${FIELD}/dnnv48_acas`);
    const { stdout } = await promisify(execFile)('sh', ['-c', there], { cwd: folder, maxBuffer: 2 ** 28 });
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function expectAlike(own: Found, other: Found): void {
  for (const field of ['lower', 'upper', 'marginLower'] as const) {
    expect(other[field]).toHaveLength(own[field].length);
    other[field].forEach((value, at) => {
      expect(value).toBeCloseTo(own[field][at] as number, 4);
    });
  }
}

test('copied commands and copied scripts compute and decide what is on screen', async ({ page }) => {
  await open(page, '?b=crown&e=2.5&i=7');
  const image = await shown(page);
  expectAlike(image, await printed(await copied(page, 'Copy as a command')));
  const script = (await copied(page, 'Copy as a script')).replace('await boundscope', 'return boundscope');
  expectAlike(image, (await page.evaluate(`(async () => { ${script} })()`)) as Found);

  await page.locator('main input[type=file]').setInputFiles(`${FIELD}/dnnv48_acas_bare_vector.onnx`);
  await expect(page.getByRole('region', { name: 'Inputs' })).toBeVisible();
  await page.getByRole('button', { name: 'The largest output wins' }).click();
  await page.getByRole('radiogroup', { name: 'The box' }).getByText('Lower and upper').click();
  await expect(badge(page)).toHaveText(/ at the ranges given$/);
  await expect(page.getByText(/^CROWN bounds/).first()).toBeVisible();
  const typed = await shown(page);
  expectAlike(typed, await printed(await copied(page, 'Copy as a command')));
  const typedScript = (await copied(page, 'Copy as a script')).replace('await boundscope', 'return boundscope');
  expectAlike(typed, (await page.evaluate(`(async () => { ${typedScript} })()`)) as Found);

  await page.getByRole('button', { name: 'A property…' }).click();
  const dialog = page.getByRole('dialog');
  const copiedThere = (name: string) => copied(page, name, () => dialog.getByRole('button', { name }).click());
  const decided = await ran(await copiedThere('Copy as a command'));
  const asked = (await copiedThere('Copy as a script')).replace('await boundscope', 'return boundscope');
  const { verdict } = (await page.evaluate(`(async () => { ${asked} })()`)) as { verdict: string };
  expect(verdict).toBe({ unsat: 'verified', sat: 'falsified' }[decided.split('\n', 1)[0] ?? '']);
});
