import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import encode, { init } from '@jsquash/webp/encode.js';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { beforeAll, expect, it } from 'vitest';
import { scalePicture } from './pictures';

const SIDE = 8;

/** The left half light, the right half dark. */
const data = Uint8ClampedArray.from({ length: 4 * SIDE * SIDE }, (_, at) => {
  if (at % 4 === 3) return 255;
  return Math.floor(at / 4) % SIDE < SIDE / 2 ? 240 : 20;
});

const FILES: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  png: async () => {
    const png = new PNG({ width: SIDE, height: SIDE });
    png.data.set(data);
    return PNG.sync.write(png);
  },
  jpeg: async () => jpeg.encode({ data, width: SIDE, height: SIDE }, 100).data,
  webp: async () =>
    new Uint8Array(await encode({ data, width: SIDE, height: SIDE, colorSpace: 'srgb' }, { lossless: 1 })),
};

beforeAll(async () => {
  const program = createRequire(import.meta.url).resolve('@jsquash/webp/codec/enc/webp_enc.wasm');
  await init(await WebAssembly.compile(await readFile(program)));
});

it.each(Object.keys(FILES))('reads a picture as %s, scales it and makes it grey', async (kind) => {
  const file = new Blob([Uint8Array.from((await FILES[kind]?.()) ?? [])]);
  const { pixels, width, height } = await scalePicture(file, { height: 2, width: 2, channels: 1 });
  expect([width, height]).toEqual([SIDE, SIDE]);
  [240, 20, 240, 20].forEach((level, at) => {
    expect(Math.abs((pixels[at] ?? 0) - level)).toBeLessThanOrEqual(4);
  });
});

it('refuses what is none of them', async () => {
  const sizes = { height: 2, width: 2, channels: 1 };
  await expect(scalePicture(new Blob(['GIF89a']), sizes)).rejects.toThrow(/no PNG, JPEG or WebP/);
});
