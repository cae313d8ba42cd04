import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { carriedFile, MOST_CARRIED, packFile, setCarried, unpackFile } from './carriedFile';

afterEach(() => setCarried(''));

const bytesOf = (numbers: readonly number[]) => Uint8Array.from(numbers).buffer;

it('gives back every byte, under a name that tells which file it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (numbers) => {
      const packed = await packFile('net~1.onnx', bytesOf([...numbers]));
      const { name, bytes } = await unpackFile(packed?.text ?? '');
      expect([...new Uint8Array(bytes)]).toEqual([...numbers]);
      expect(name).toBe(packed?.name);
      expect(name).toMatch(/^net-1\.onnx \([0-9a-f]{8}\)$/);
    }),
    { numRuns: 20 },
  );
});

it('carries nothing that is too large for a link', async () => {
  let seed = 1;
  const noise = Array.from({ length: MOST_CARRIED + 100 }, () => {
    seed = (seed * 48271) % 2147483647;
    return seed % 256;
  });
  expect(await packFile('noise.onnx', bytesOf(noise))).toBeUndefined();
  expect(await packFile('zeros.onnx', new ArrayBuffer(100_000))).toBeDefined();
});

it('refuses what is damaged, cut short, blown up or another file', async () => {
  const packed = await packFile('net.onnx', bytesOf([1, 2, 3, 4, 5, 6, 7, 8]));
  const other = await packFile('net.onnx', bytesOf([9, 9, 9]));
  const bomb = await packFile('zeros.onnx', new ArrayBuffer(4 * 1024 * 1024));
  const text = packed?.text ?? '';
  const huge = new Blob([new Uint8Array(5 * 1024 * 1024)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const blown = Buffer.from(await new Response(huge).arrayBuffer()).toString('base64url');
  for (const bad of [
    '',
    'net.onnx',
    '~',
    text.slice(0, -3),
    text.replace('~', '~!!'),
    `${packed?.name}~${other?.text.split('~')[1]}`,
    `${bomb?.name}~${blown}`,
  ])
    await expect(unpackFile(bad)).rejects.toThrow(/cannot be read.*again/i);
});

it('knows the file that the link on screen carries by its name alone', async () => {
  const packed = await packFile('net.onnx', bytesOf([1, 2, 3]));
  expect(await carriedFile(packed?.name ?? '')).toBeUndefined();
  setCarried(packed?.text ?? '');
  expect((await carriedFile(packed?.name ?? ''))?.bytes.byteLength).toBe(3);
  expect(await carriedFile('net.onnx')).toBeUndefined();
});

it('reads what links of this version carry, on plain http, too, where browsers withhold their digests', async () => {
  vi.stubGlobal('crypto', {});
  try {
    expect(await packFile('net.onnx', bytesOf([1, 2, 3]))).toMatchObject({ name: 'net.onnx (039058c6)' });
    const { bytes } = await unpackFile('net.onnx (039058c6)~Y2RiBgA');
    expect([...new Uint8Array(bytes)]).toEqual([1, 2, 3]);
  } finally {
    vi.unstubAllGlobals();
  }
});
