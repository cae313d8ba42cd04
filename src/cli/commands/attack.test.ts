import { expect, it } from 'vitest';
import { runHere } from '../../testing/commandLine';

const run = (...args: string[]) => runHere('attack', ...args);
const IMAGE = ['fashion-natural', '--dataset', 'fashion-mnist', '--index', '0', '--steps', '8', '--restarts', '1'];

it('prints a counterexample as the console API gives it', async () => {
  const { stdout } = await run(...IMAGE, '--epsilon', '0.05', '--json');
  const { verdict, label, margin, counterexample } = JSON.parse(stdout);
  expect(verdict).toBe('falsified');
  expect(counterexample.input).toHaveLength(784);
  expect(counterexample.label).not.toBe(label);
  expect(counterexample.margin).toBe(Math.min(...margin));
});

it('prints for people what was found, and what was not', async () => {
  expect((await run(...IMAGE, '--epsilon', '0.05')).stdout).toMatch(
    /^label 9, falsified: classified as \d with margin -/,
  );
  expect((await run(...IMAGE, '--epsilon', '0')).stdout).toMatch(/^label 9, unknown: the least margin found is \d/);
});

it('refuses what it cannot use, with exit code 2', async () => {
  expect(await run(...IMAGE)).toMatchObject({ code: 2, stderr: expect.stringMatching(/--epsilon is missing/) });
  expect(await run(...IMAGE, '--epsilon', '1', '--steps', '0')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/steps is 0/),
  });
});
