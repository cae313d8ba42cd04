import { expect, it } from 'vitest';
import { toNumeral } from '../decimal';
import { affine, type Box, range, type SmallNetwork } from '../smallNetwork';
import { inParts, type Part } from './inParts';
import { atOnce, type Job } from './jobs';

const box: Box = [range('-1', '1'), range('-1', '1')];
const star: SmallNetwork = {
  hidden: [affine('1 0 0', '0 1 0', '1 1 0.1', '1 -1 0.2')],
  output: affine('1 1 1 1 0', '0 1 0 1 1'),
};
const axes = { layer: 1, after: false, across: 0, up: 1 };
const reach: Job = { kind: 'reach', network: star, box, axes };

async function partsOf(job: Job, milliseconds: number, isWanted = () => true): Promise<readonly Part[]> {
  const parts: Part[] = [];
  await inParts(job, milliseconds, isWanted, (part) => parts.push(part));
  return parts;
}

it('says ever more of a job, and its end last', async () => {
  const parts = await partsOf(reach, 0);
  const cells = parts.map(({ result }) => (result as { polygons: readonly unknown[] }).polygons.length);
  expect(cells.length).toBeGreaterThan(5);
  expect(cells).toEqual(cells.toSorted((a, b) => a - b));
  expect(cells.at(-1)).toBe(11);
  expect(parts.map(({ done }) => done).indexOf(true)).toBe(parts.length - 1);
  expect(parts.at(-1)?.result).toEqual(atOnce<'reach'>(reach));
});

it('ends where something else is wanted', async () => {
  const parts = await partsOf(reach, 0, () => false);
  expect(parts).toHaveLength(1);
  expect(parts[0]?.done).toBe(false);
});

it('goes through all methods for the ladder, and through boxes for splitting', async () => {
  const [ladder] = await partsOf({ kind: 'ladder', network: star, box }, 1e9);
  expect(Object.keys(ladder?.result as object).sort()).toEqual(
    ['alpha', 'cells', 'complete', 'crown', 'exact', 'under', 'zonotope'].sort(),
  );
  const exact = atOnce<'ladder'>({ kind: 'ladder', network: star, box })?.exact;
  expect(exact?.cells).toBe(11);
  // x⁺ + (x + y + 0.1)⁺ − 1 is least, −1, where both are off.
  expect(exact && toNumeral(exact.lower)).toBe('-1');
  const split: Job = { kind: 'split', network: star, box };
  expect(atOnce<'split'>({ kind: 'split', network: star, box })).toBeUndefined();
  const parts = await partsOf(split, 1e9);
  expect(parts.at(-1)?.result).toMatchObject({ verdict: 'falsified', complete: true });
});
