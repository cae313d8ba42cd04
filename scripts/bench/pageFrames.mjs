// @ts-check
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { buildIfStale } from '../build.mjs';
import { launchOptionsFor } from '../chromiumOptions.mjs';
import { workerClock } from './workerClock.mjs';

/** Changes, of which the one in the middle counts. */
const CHANGES = 12;

/** Milliseconds until nothing more follows from a change: workers have answered, and the address is written. */
const SETTLED = 300;

/**
 * How long scripts take to follow one key press, of views whose numbers all depend on it: all that the change causes, in the page
 * and in its workers, in milliseconds of the processor, whatever else the machine is doing. A frame has 16.7.
 *
 * @param {(what: string) => void} report is given what comes next
 * @returns {Promise<{ name: string, milliseconds: number }[]>}
 */
export async function measureFrames(report) {
  report('page: what follows a key');
  await buildIfStale();
  const server = await preview({ logLevel: 'warn', preview: { host: '127.0.0.1' } });
  const browser = await chromium.launch(launchOptionsFor('plain'));
  try {
    const url = server.resolvedUrls?.local[0] ?? '';
    const page = await browser.newPage({ viewport: { width: 1280, height: 880 } });
    await openLargestPlayground(page, url);
    const playground = await scriptTime(page, 'Upper bound of x');
    await page.goto(`${url}#/1/groups`);
    await page.getByRole('complementary', { name: 'What the numbers say' }).waitFor();
    const groups = await scriptTime(page, 'Between groups');
    await page.goto(`${url}#/1/groups?m=cifar-natural,cifar-crown-ibp,cifar-igrp,cifar-ndt`);
    await page.getByText('10,000 images, IBP').nth(2).waitFor();
    await page.getByText('1,000 images, CROWN').waitFor();
    const four = await scriptTime(page, 'Between groups');
    return [
      { name: 'Playground, four layers of eight', milliseconds: playground },
      { name: 'Groups, two networks of 1,000 images', milliseconds: groups },
      { name: 'Groups, four networks, three of 10,000 images', milliseconds: four },
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} url
 */
async function openLargestPlayground(page, url) {
  await page.goto(`${url}#/1/playground?net=two`);
  for (let layer = 2; layer <= 4; layer++) await page.getByRole('button', { name: 'Add a hidden layer' }).click();
  for (let layer = 1; layer <= 4; layer++) {
    const add = page.getByRole('button', { name: `Add a neuron to layer ${layer}` });
    for (let neuron = 3; neuron <= 8; neuron++) await add.click();
  }
}

/**
 * Moves a slider to and fro, a step at a time.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} slider
 */
async function scriptTime(page, slider) {
  const browser = /** @type {import('@playwright/test').Browser} */ (page.context().browser());
  const { median } = await import('../../src/bench/measureInTurns');
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN;
  };
  await page.getByRole('slider', { name: slider }).focus();
  await page.waitForTimeout(SETTLED);
  const inWorkers = (await workerClock(browser, [])) ?? (() => 0);
  const times = [];
  for (let change = 0; change < CHANGES; change++) {
    const [script, worked] = [await read(), inWorkers()];
    await page.keyboard.press(change % 2 ? 'ArrowLeft' : 'ArrowRight');
    await page.waitForTimeout(SETTLED);
    times.push(1000 * ((await read()) - script) + inWorkers() - worked);
  }
  return median(times);
}
