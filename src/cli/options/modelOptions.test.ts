import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { main } from '../../testing/commandLine';
import { MODEL_OPTIONS, modelArguments } from './modelOptions';
import { readOptions } from './options';

const folder = mkdtempSync(join(tmpdir(), 'boundscope-model-'));
afterAll(() => rmSync(folder, { recursive: true }));

const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
const refused = vi.spyOn(console, 'error').mockImplementation(() => {});
beforeEach(() => vi.clearAllMocks());

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const field = (name: string) => `../shared/field/${name}.onnx`;
const score = ['bounds', field('nvjl82_one_to_one'), '--input', file('row.csv', 'x\n0.5\n'), '--epsilon', '0.05'];

it('asks whether a score stays above a threshold', async () => {
  expect(await main([...score, '--threshold', '-100'])).toBe(0);
  expect(printed.mock.calls[0]?.[0]).toMatch(/^above -100, verified/);
});

it('takes a normalisation, names, and a radius for each number', async () => {
  const code = await main([
    ...['bounds', field('marabou494_known_cex'), '--input', file('two.csv', '0.1;0.2'), '--epsilon', '0.01'],
    ...['--mean', '0.5', '--std', '0.25,0.5', '--scales', '1,0', '--labels', 'left,right'],
  ]);
  expect(code).toBe(0);
  expect(printed.mock.calls[0]?.[0]).toMatch(/^label (left|right), [\s\S]*\nright +/);
});

it('takes the bounds of a box, and ranges that cut it', async () => {
  const two = ['bounds', field('marabou494_known_cex'), '--json', '--rounding', 'none'];
  const ask = async (...more: string[]) => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    expect(await main([...two, ...more])).toBe(0);
    const { lower, upper } = JSON.parse(written.mock.calls.join(''));
    written.mockRestore();
    return [lower, upper];
  };
  const stated = await ask('--lower', '0.25,0', '--upper', file('upper.csv', '0.5;1'));
  const around = ['--input', file('middle.csv', '0.375;0.5'), '--epsilon', '0.5'];
  for (const cut of ['--clip', '--ranges']) expect(await ask(...around, cut, '0.25,0.5;0,1')).toEqual(stated);
  expect(await main([...two, '--lower', '0,0'])).toBe(2);
});

it('refuses what does not fit the network', async () => {
  expect(await main([...score, '--std', '0'])).toBe(2);
  expect(refused.mock.calls.flat().join()).toMatch(/std has a number that is not above 0/);
});

it('tells another process all that it was given', () => {
  const { values } = readOptions(
    [
      ...['--mean', '-0.5,1e-7', '--std', '1/3', '--ranges', '-1,1;0,2', '--outputs', 'values', '--threshold=-2'],
      ...[
        '--input-name',
        'x',
        '--input-sizes',
        '3,4',
        '--constant',
        'a=0,-1',
        '--constant',
        'b=2',
        '--class-at',
        '0,1',
      ],
      ...['--output-name', 'y', '--class-axis', '1', '--last-layer', '--labels', 'up and, down'],
    ],
    MODEL_OPTIONS,
  );
  expect(Object.keys(values).sort()).toEqual(Object.keys(MODEL_OPTIONS).sort());
  expect(readOptions(modelArguments(values), MODEL_OPTIONS).values).toEqual(values);
});
