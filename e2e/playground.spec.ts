import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './onePage';
import { drag, openPlayground, unit } from './playgroundPage';

test.describe('the example on the poster', () => {
  test('is bounded by −1 and 21, and says that the poster prints 16', async ({ page }) => {
    await openPlayground(page);
    await expect(unit(page, /^z = −x \+ 5y, between −1 and 21; after ReLU between 0 and 21$/)).toBeVisible();
    await expect(unit(page, /^ReLU\(z\), between 0 and 21$/)).toBeVisible();
    await expect(page.getByText('The poster prints 16 for the upper bound. That is a misprint')).toBeVisible();
    await expect(page.getByText('x = 6, y = 1 gives 0')).toBeVisible();
    await expect(unit(page, /lies between 0 and 21. Falsified$/)).toBeVisible();
    await expect(page.getByText('It covers 1.25 % of the box.')).toBeVisible();
  });

  test('shows the arithmetic with its numbers', async ({ page }) => {
    await openPlayground(page);
    const arithmetic = page.getByRole('region', { name: 'Arithmetic' });
    await expect(arithmetic).toContainText('−1 · 6 = −6weight × upper bound of x');
    await expect(arithmetic).toContainText('5 · 5 = 25weight × upper bound of y');
  });
});

test('dragging an end of a range is one step of undo, and every number follows', async ({ page }) => {
  await openPlayground(page);
  const end = page.getByRole('slider', { name: 'Upper bound of x' });
  await drag(page, end, 30, 0);
  await expect(end).not.toHaveAttribute('aria-valuenow', '6');
  const moved = Number(await end.getAttribute('aria-valuenow'));
  expect(moved).toBeGreaterThan(6);
  await expect(unit(page, new RegExp(`^z = −x \\+ 5y, between −${round(moved - 5)} and 21`)).first()).toBeVisible();
  await expect(page).toHaveURL(/box=4,/);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(end).toHaveAttribute('aria-valuenow', '6');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(end).toHaveAttribute('aria-valuenow', String(moved));
});

test('ranges move by keys, stop at each other and can be typed', async ({ page }) => {
  await openPlayground(page);
  const lower = page.getByRole('slider', { name: 'Lower bound of x' });
  await lower.focus();
  await page.keyboard.press('ArrowRight');
  await expect(lower).toHaveAttribute('aria-valuenow', '4.1');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await expect(lower).toHaveAttribute('aria-valuenow', '6');
  await page.getByRole('button', { name: 'Lower bound of x, 6: type' }).click();
  await page.getByRole('textbox', { name: 'Lower bound of x' }).fill('−2.5');
  await page.keyboard.press('Enter');
  await expect(lower).toHaveAttribute('aria-valuenow', '-2.5');
  await expect(unit(page, /^z = −x \+ 5y, between −1 and 27.5/).first()).toBeVisible();
  await page.getByRole('slider', { name: 'Upper bound of x' }).dblclick();
  await page.getByRole('textbox', { name: 'Upper bound of x' }).fill('6.25');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('slider', { name: 'Upper bound of x' })).toHaveAttribute('aria-valuenow', '6.25');
});

test('weights are scrubbed, stepped and typed; nonsense is refused', async ({ page }) => {
  await openPlayground(page);
  const weight = page.getByRole('spinbutton', { name: 'Weight from y to z' });
  await drag(page, weight, 40, 0);
  await expect(weight).toHaveAttribute('aria-valuenow', '6');
  await weight.focus();
  await page.keyboard.press('ArrowDown');
  await expect(weight).toHaveAttribute('aria-valuenow', '5.9');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Weight from y to z' }).fill('-2');
  await page.keyboard.press('Enter');
  await expect(weight).toHaveAttribute('aria-valuenow', '-2');
  await expect(weight).toBeFocused();
  await expect(unit(page, /^z = −x − 2y, between −16 and −6/).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Weight from y to z' }).fill('many');
  await page.keyboard.press('Enter');
  await expect(weight).toHaveAttribute('aria-valuenow', '-2');
  await page.getByRole('textbox', { name: 'Bias of z' }).fill('30');
  await page.keyboard.press('Enter');
  await expect(unit(page, /^z = −x − 2y \+ 30, between 14 and 24/).first()).toBeVisible();
  await expect(unit(page, /Verified$/)).toBeVisible();
});

test('a corner of the box moves both ranges, by pointer and by keys', async ({ page }) => {
  await openPlayground(page);
  const corner = page.getByRole('button', { name: /^Corner x = 4, y = 5/ });
  await corner.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('button', { name: /^Corner x = 3.9, y = 5.1/ })).toBeFocused();
  await drag(page, page.getByRole('button', { name: /^Corner x = 6, y = 1/ }), 20, 20);
  await expect(page.getByRole('button', { name: /^Corner x = 6, y = 1,/ })).toHaveCount(0);
});

test('two by two stays open with interval bounds, apart and folded together', async ({ page }) => {
  await openPlayground(page);
  await page.getByRole('radio', { name: 'Two by two' }).dispatchEvent('click');
  await stepToQuestion(page);
  const ladder = page.getByRole('region', { name: 'How low can Cat − Dog go?' });
  await expect(ladder).toContainText('−13');
  await expect(ladder).toContainText('−4');
  await expect(unit(page, /lies between −4 and 11. Unknown$/)).toBeVisible();
  await expect(page.getByText('Neither verified nor falsified.')).toBeVisible();
  await unit(page, /^b = x − 2y − 2/).hover();
  await expect(page.getByRole('region', { name: 'Arithmetic' })).toContainText('−2 · 5 = −10');
  await page.getByRole('radio', { name: 'Three layers' }).dispatchEvent('click');
  await stepToQuestion(page);
  await expect(unit(page, /Verified$/)).toBeVisible();
});

test('grows to four layers of eight, and every number follows a key', async ({ page }) => {
  await openPlayground(page, 'net=two');
  for (let layer = 2; layer <= 4; layer++) await page.getByRole('button', { name: 'Add a hidden layer' }).click();
  for (let layer = 1; layer <= 4; layer++) {
    const add = page.getByRole('button', { name: `Add a neuron to layer ${layer}` });
    for (let neuron = 3; neuron <= 8; neuron++) await add.click();
    await expect(add).toHaveAttribute('aria-disabled', 'true');
  }
  await expect(unit(page, /^[a-d][1-8] = /)).toHaveCount(32);
  const before = await unitNames(page);
  await page.getByRole('slider', { name: 'Upper bound of x' }).press('ArrowRight');
  await expect.poll(() => unitNames(page)).not.toEqual(before);
  const followed = await unitNames(page);
  expect(followed.slice(0, 8).filter((name, at) => name === before[at])).toEqual([]);
  await expect(page).toHaveURL(/box=4,6\.1,1,5/);
  await page.reload();
  await expect.poll(() => unitNames(page)).toEqual(followed);
  // From the worker: the exact set with its cells, and the exact range.
  await expect(page.getByText(/The exact set has [\d,]+ cells|only the first 5,000 cells/)).toBeVisible({
    timeout: 30_000,
  });
});

test('a link brings everything back, and a damaged one does no harm', async ({ page }) => {
  await openPlayground(page, 'net=2,1,0.5~1,0&box=-1,2,0,3&step=1&at=h0.0');
  await expect(unit(page, /^z = 2x \+ y \+ 0.5, between −1.5 and 7.5/).first()).toBeVisible();
  await expect(page.locator('[aria-current=step]')).toHaveText('Linear');
  await page.reload();
  await expect(unit(page, /^z = 2x \+ y \+ 0.5/).first()).toBeVisible();
  await openPlayground(page, 'net=;;~%E0%A4%A&box=9,1,x&step=-4&at=h7.7');
  await expect(unit(page, /^z = −x \+ 5y, not reached yet/).first()).toBeVisible();
  await page.goto('about:blank');
  await page.goto('/#/1/playground?net=;;~%E0%A4%A&box=9,1,x&step=-4&at=h7.7');
  await expect(unit(page, /^z = −x \+ 5y, not reached yet/).first()).toBeVisible();
});

test('pictures and numbers can be saved', async ({ page }) => {
  await openPlayground(page);
  const numbers = JSON.parse(await save(page, 'Numbers (JSON)'));
  expect(numbers.bounds.hidden[0]).toEqual({ before: [['-1', '21']], after: [['0', '21']] });
  expect(numbers.verdict).toBe('falsified');
  for (const name of ['Box of inputs (SVG)', 'Network (SVG)']) {
    const svg = await save(page, name);
    expect(svg).toContain('<svg');
    expect(svg).not.toContain('var(--');
  }
  expect((await save(page, 'Box of inputs (PNG)')).slice(1, 4)).toBe('PNG');
});

/** How the neurons are read out, with their numbers. */
function unitNames(page: Page): Promise<(string | null)[]> {
  return unit(page, /^[a-d][1-8] = /).evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label')));
}

async function save(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name, exact: true }).click(),
  ]);
  return readFile(await download.path(), 'latin1');
}

async function stepToQuestion(page: Page): Promise<void> {
  await page.getByRole('list', { name: 'Steps' }).getByRole('button', { name: 'Question' }).click();
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

test('says what of a link cannot be read, and corrects an address that names no view', async ({ page }) => {
  await openPlayground(page, 'net=1,2~3');
  await expect(page.getByText(/the network \(net\) cannot be read/)).toBeVisible();
  await page.goto('/#/1/nonsense');
  await expect(page.getByText(/names no view of Boundscope, so Playground is shown/)).toBeVisible();
  await expect(page).toHaveURL(/#\/1\/playground/);
});

test('cuts no number and sets none on another, however long they are', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openPlayground(page, 'box=-0.0001,5.001,-1000,1000&net=0,999.9999,0~1,0');
  const arithmetic = page.getByRole('region', { name: 'Arithmetic' });
  await expect(arithmetic).toContainText('= −999999.9');
  const overlaps = await arithmetic.evaluate((region) => {
    const boxes = [...region.querySelectorAll('b')].map((part) => part.getBoundingClientRect());
    const meet = (a: DOMRect, b: DOMRect) =>
      a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => meet(a, b))).length;
  });
  expect(overlaps).toBe(0);
  const plane = page.locator('#input-plane');
  const outside = await plane.evaluate((svg) => {
    const { left, right } = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].map((text) => text.getBoundingClientRect());
    return texts.filter((text) => text.left < left - 1 || text.right > right + 1).length;
  });
  expect(outside).toBe(0);
});

test('tells the ticks of a thin box apart', async ({ page }) => {
  await openPlayground(page, 'box=5,5.001,3,3&net=0,5,0~1,0');
  const texts = await page.locator('#input-plane text').allTextContents();
  for (const tick of ['5.0000', '5.0005', '5.0010', '3.05']) expect(texts).toContain(tick);
});
