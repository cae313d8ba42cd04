import { expect, test } from 'vitest';
import { readShard } from './readShard';

test('reads the number, and of how many', () => {
  expect(readShard('2/3')).toEqual({ number: 2, of: 3 });
});

test.each(['0/3', '4/3', '2', '2/', '1/2/3', '-1/3', 'a/b', '', '1.5/3'])('refuses “%s” with an example', (given) => {
  expect(() => readShard(given)).toThrow(/2\/3/);
});

test('takes the variables of a Slurm array, whatever it counts from', () => {
  const array = { SLURM_ARRAY_TASK_ID: '7', SLURM_ARRAY_TASK_MIN: '3', SLURM_ARRAY_TASK_STEP: '2' };
  expect(readShard('auto', { ...array, SLURM_ARRAY_TASK_COUNT: '4' })).toEqual({ number: 3, of: 4 });
  expect(() => readShard('auto', {})).toThrow(/sbatch --array/);
  // An array with tasks left out has no shard for each.
  expect(() => readShard('auto', { ...array, SLURM_ARRAY_TASK_COUNT: '2' })).toThrow(/Task 7 .*none of 2 from 3 on/);
});

test('takes the index of a Kubernetes job, which counts from 0', () => {
  expect(readShard('auto/3', { JOB_COMPLETION_INDEX: '0' })).toEqual({ number: 1, of: 3 });
  expect(() => readShard('auto/3', { JOB_COMPLETION_INDEX: '3' })).toThrow(/is 3, .* 3 parts end at 2/);
  expect(() => readShard('auto/3', { SLURM_ARRAY_TASK_ID: '1' })).toThrow(/JOB_COMPLETION_INDEX/);
});

test('takes no variables unless it is asked to', () => {
  expect(readShard('1/2', { JOB_COMPLETION_INDEX: '1', SLURM_ARRAY_TASK_ID: '2' })).toEqual({ number: 1, of: 2 });
});
