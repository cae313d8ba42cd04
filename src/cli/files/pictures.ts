import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import type { Assets } from '../../engine/stores/assets';
import { pixelsIn } from '../../formats/inputs/pixelsIn';

/** Pixels of four bytes each, row by row. */
interface Rgba {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Scales PNG, JPEG and WebP pictures where there is no browser to do it: each pixel is the mean of the area that it covers. */
export const scalePicture: Assets['picture'] = async (file, { height, width, channels }) => {
  const whole = await decode(new Uint8Array(await file.arrayBuffer()));
  const scale = Math.min(width / whole.width, height / whole.height);
  const [wide, high] = [whole.width * scale, whole.height * scale];
  const [left, top] = [(width - wide) / 2, (height - high) / 2];
  const rgba = new Float64Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    const rows = [(y - top) / scale, (y + 1 - top) / scale] as const;
    for (let x = 0; x < width; x++) {
      const columns = [(x - left) / scale, (x + 1 - left) / scale] as const;
      rgba.set(meanOver(whole, rows, columns), (y * width + x) * 4);
    }
  }
  return {
    pixels: pixelsIn(rgba.map(Math.round), channels),
    width: whole.width,
    height: whole.height,
  };
};

async function decode(bytes: Uint8Array): Promise<Rgba> {
  const begins = (text: string, at = 0) => [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));
  if (begins('\xff\xd8')) return jpeg.decode(bytes, { useTArray: true });
  if (begins('RIFF') && begins('WEBP', 8)) return (await import('./webp')).decodeWebp(bytes);
  if (begins('\x89PNG')) return PNG.sync.read(Buffer.from(bytes));
  throw new Error('It is no PNG, JPEG or WebP picture.');
}

/** The mean of the pixels within these edges, transparent and outside ones black. */
function meanOver({ data, width, height }: Rgba, rows: readonly [number, number], columns: readonly [number, number]) {
  const sums = [0, 0, 0, 0];
  const area = (rows[1] - rows[0]) * (columns[1] - columns[0]);
  for (let y = Math.max(0, Math.floor(rows[0])); y < Math.min(height, rows[1]); y++) {
    const tall = Math.min(y + 1, rows[1]) - Math.max(y, rows[0]);
    for (let x = Math.max(0, Math.floor(columns[0])); x < Math.min(width, columns[1]); x++) {
      const share = (tall * (Math.min(x + 1, columns[1]) - Math.max(x, columns[0]))) / area;
      const at = (y * width + x) * 4;
      const opaque = (data[at + 3] as number) / 255;
      for (let c = 0; c < 3; c++) sums[c] = (sums[c] as number) + share * opaque * (data[at + c] as number);
    }
  }
  return sums;
}
