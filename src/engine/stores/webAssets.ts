import { pixelsIn } from '../../formats/inputs/pixelsIn';
import { NetworkError } from '../../network/networkError';
import type { Assets } from './assets';
import { baseUrl } from './fetchedAhead';

/** Files of this page's own host. The content security policy refuses every other. */
export const webAssets: Assets = {
  read: (path) => fetchBytes(new URL(path, baseUrl())),
  open: async (location) => {
    const url = new URL(location, baseUrl());
    if (url.origin !== baseUrl().origin) {
      throw new NetworkError(
        `“${location}” lies on another host, and Boundscope sends no requests there.`,
        'Download the file and open it from your disk.',
      );
    }
    return fetchBytes(url);
  },
  data: async (location) => ({
    name: location.slice(location.lastIndexOf('/') + 1),
    files: [{ path: location, blob: new Blob([new Uint8Array(await webAssets.open(location))]) }],
  }),
  async picture(file, { height, width, channels }) {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(width / bitmap.width, height / bitmap.height);
    const [wide, high] = [bitmap.width * scale, bitmap.height * scale];
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D;
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, (width - wide) / 2, (height - high) / 2, wide, high);
    const pixels = pixelsIn(context.getImageData(0, 0, width, height).data, channels);
    const whole = { pixels, width: bitmap.width, height: bitmap.height };
    bitmap.close();
    return whole;
  },
};

async function fetchBytes(url: URL): Promise<Uint8Array> {
  const response = await fetch(url).catch((reason: unknown) => {
    throw new NetworkError(
      `${url.pathname} cannot be fetched (${String(reason)}).`,
      'Check that the server still runs.',
    );
  });
  if (!response.ok) {
    throw new NetworkError(`${url.pathname} cannot be fetched (status ${response.status}).`, 'Check its name.');
  }
  return new Uint8Array(await response.arrayBuffer());
}
