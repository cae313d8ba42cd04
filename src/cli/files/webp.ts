import { readFile } from 'node:fs/promises';
import { webpProgram } from './folders';

/** Pixels of four bytes each, row by row, as browsers hand them over. */
class Pixels {
  readonly colorSpace = 'srgb';
  constructor(
    readonly data: Uint8ClampedArray,
    readonly width: number,
    readonly height: number,
  ) {}
}

let started: Promise<(bytes: Uint8Array) => Promise<Pixels>> | undefined;

/**
 * Decodes a WebP picture by libwebp, which was compiled to WebAssembly.
 *
 * @throws Error where it is damaged
 */
export async function decodeWebp(bytes: Uint8Array): Promise<Pick<Pixels, 'data' | 'width' | 'height'>> {
  started ??= start();
  return (await started)(bytes);
}

async function start(): Promise<(bytes: Uint8Array) => Promise<Pixels>> {
  const { default: decode, init } = await import('@jsquash/webp/decode.js');
  // It makes what a browser has and Node has not.
  const global = globalThis as { ImageData?: unknown };
  global.ImageData ??= Pixels;
  await init(await WebAssembly.compile(await readFile(webpProgram())));
  return (content) => decode(Uint8Array.from(content).buffer) as Promise<Pixels>;
}
