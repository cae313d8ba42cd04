import { expect, it } from 'vitest';
import type { DatasetImages } from '../../engine/api/types';
import { KeptImages } from './images';

const NONE: DatasetImages = {
  name: 'none',
  classes: [],
  count: 0,
  present: 0,
  height: 1,
  width: 1,
  channels: 1,
  labels: new Uint8Array(),
  images: new Uint8Array(),
};

it('asks once, keeps what came, and asks again after a failure', async () => {
  const asked: string[] = [];
  const kept = new KeptImages('some', async (id) => {
    asked.push(id);
    if (asked.length === 1) throw new Error('away');
    return { ...NONE, name: id };
  });
  await expect(kept.fetch('a')).rejects.toThrow('away');
  expect(kept.get('a')).toBeUndefined();
  await Promise.all([kept.fetch('a'), kept.fetch('a')]);
  await kept.fetch('a');
  expect(kept.get('a')).toMatchObject({ name: 'a' });
  expect(asked).toEqual(['a', 'a']);
});
