import { expect, test } from 'vitest';
import { runHere } from '../../testing/commandLine';

const run = (...args: string[]) => runHere('radius', ...args);
const IMAGE = ['fashion-natural', '--dataset', 'fashion-mnist', '--index', '1', '--restarts', '1', '--steps', '3'];

test('prints the bracket, on the grid that was asked for', async () => {
  const { stdout } = await run(...IMAGE, '--largest', '0.2', '--grid', '20', '--json');
  const { certified, falsified, label, method } = JSON.parse(stdout);
  expect({ label, method }).toEqual({ label: 2, method: 'ibp' });
  expect(certified).toBeLessThan(falsified);
  expect(Math.round(falsified * 100)).toBeCloseTo(falsified * 100, 9);
});

test('refuses what is no grid in one line', async () => {
  const { code, stderr } = await run(...IMAGE, '--grid', '0');
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^boundscope radius: grid is 0.*\n$/) });
});
