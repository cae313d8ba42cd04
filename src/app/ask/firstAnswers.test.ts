import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { WITH_GRAPHICS, WITHOUT_GRAPHICS } from '../../catalog/backends';
import type { BoundsRequest, BoundsResult, DatasetImages, ModelSummary } from '../../engine/api/types';
import { rememberBackend } from '../backendChoice';
import { FirstAnswers } from './firstAnswers';

afterEach(() => {
  vi.unstubAllGlobals();
});

const never = () => Promise.reject(new Error('This is known already.'));
const REQUEST: BoundsRequest = {
  model: 'fashion-natural',
  input: { dataset: 'fashion-mnist', index: 4 },
  epsilon: 0.01,
};
const visit = (version = 'one', controller: () => unknown = () => 'kept') => new FirstAnswers(version, controller);

it('answers at once what the visit before asked, in the same version alone', async () => {
  const first = visit();
  // As threads share it.
  const lower = new Float32Array(new SharedArrayBuffer(8));
  const answer = { lower, layers: [] as readonly unknown[] } as BoundsResult;
  expect(await first.find('bounds', REQUEST, async () => answer)).toBe(answer);
  await first.write();
  expect(await visit().find('bounds', { ...REQUEST }, never)).toEqual(answer);
  expect(await visit().has('bounds', { ...REQUEST })).toBe(true);
  expect(await visit().has('bounds', { ...REQUEST, epsilon: 0.02 })).toBe(false);
  const others: readonly Partial<BoundsRequest>[] = [
    { model: 'fashion-igrp' },
    { input: { dataset: 'fashion-mnist', index: 5 } },
    { epsilon: 0.02 },
    { method: 'crown' },
    { rounding: 'none' },
    { clip: [0, 0.5] },
    { label: 3 },
  ];
  for (const other of others) await expect(visit().find('bounds', { ...REQUEST, ...other }, never)).rejects.toThrow();
  await expect(visit('two').find('bounds', REQUEST, never)).rejects.toThrow();
  await expect(visit('one', () => null).find('bounds', REQUEST, never)).rejects.toThrow();
});

it('keeps nothing about what does not come along: files at addresses, opened files, pictures and data of one’s own', async () => {
  const page = visit('own');
  const own: readonly Partial<BoundsRequest>[] = [
    { model: 'https://example.org/net.onnx' },
    { model: 'models/mine.onnx' },
    { model: '0123456789abcdef01234567' },
    { model: new ArrayBuffer(1) },
    { input: [0, 1, 2] },
    { input: { dataset: 'own:0123', index: 0 } },
    { input: { dataset: 'cifar10-test', index: 0 } },
  ];
  for (const part of own) await page.find('bounds', { ...REQUEST, ...part }, async () => ({}) as BoundsResult);
  await page.find('load', 'https://example.org/net.onnx', async () => ({}) as ModelSummary);
  await page.find('firstImages', 'own:0123', async () => ({}) as DatasetImages);
  await page.write();
  for (const part of own) await expect(visit('own').find('bounds', { ...REQUEST, ...part }, never)).rejects.toThrow();
  await expect(visit('own').find('load', 'https://example.org/net.onnx', never)).rejects.toThrow();
  await expect(visit('own').find('firstImages', 'own:0123', never)).rejects.toThrow();
});

it('keeps nothing where another version takes over meanwhile, nor what is large', async () => {
  let controller = 'old';
  const page = visit('three', () => controller);
  const small = {} as ModelSummary;
  await page.find('load', 'small', async () => small);
  controller = 'new';
  await page.write();
  await expect(visit('three').find('load', 'small', never)).rejects.toThrow();
  const large = visit('four');
  await large.find('load', 'small', async () => small);
  await large.find(
    'firstImages',
    'fashion-mnist',
    async () => ({ images: new Uint8Array(2 ** 22) }) as unknown as DatasetImages,
  );
  await large.write();
  expect(await visit('four').find('load', 'small', never)).toEqual(small);
  await expect(visit('four').find('firstImages', 'fashion-mnist', never)).rejects.toThrow();
});

it('answers what was asked before a backend was chosen by the one that was, and on no other', async () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  });
  const first = visit('five');
  const answer = { milliseconds: 5 } as BoundsResult;
  await first.find('bounds', REQUEST, async () => answer);
  rememberBackend({ backend: WITH_GRAPHICS });
  await first.write();
  expect(await visit('five').find('bounds', REQUEST, never)).toEqual(answer);
  rememberBackend({ backend: WITHOUT_GRAPHICS });
  await expect(visit('five').find('bounds', REQUEST, never)).rejects.toThrow();
});
