import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { FirstAnswers } from './firstAnswers';

const never = () => Promise.reject(new Error('This is known already.'));
const visit = (version = 'one', controller: () => unknown = () => 'kept') => new FirstAnswers(version, controller);

it('answers at once what the visit before asked, in the same version alone', async () => {
  const first = visit();
  // As threads share it.
  const answer = { lower: new Float32Array(new SharedArrayBuffer(8)), layers: [{ name: 'one', shape: null }] };
  expect(await first.find('bounds', async () => answer)).toBe(answer);
  await first.write();
  expect(await visit().find('bounds', never)).toEqual(answer);
  await expect(visit().find('others', never)).rejects.toThrow();
  await expect(visit('two').find('bounds', never)).rejects.toThrow();
  await expect(visit('one', () => null).find('bounds', never)).rejects.toThrow();
});

it('keeps nothing where another version takes over meanwhile, nor what is large', async () => {
  let controller = 'old';
  const page = visit('three', () => controller);
  await page.find('bounds', async () => 1);
  controller = 'new';
  await page.write();
  await expect(visit('three').find('bounds', never)).rejects.toThrow();
  const large = visit('four');
  await large.find('small', async () => 1);
  await large.find('large', async () => new Float32Array(2 ** 20));
  await large.write();
  expect(await visit('four').find('small', never)).toBe(1);
  await expect(visit('four').find('large', never)).rejects.toThrow();
});
