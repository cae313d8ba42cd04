import type { DatasetImages } from '../../formats/inputs/datasetImages';

/**
 * Images in memory that the engine's worker and the page have in common, so that they cross between the two without being
 * copied; where the page's headers do not allow that, the images themselves.
 */
export function shared(images: DatasetImages): DatasetImages {
  if (!globalThis.crossOriginIsolated) return images;
  const { labels, values } = images;
  return {
    ...images,
    images: inShared(images.images, Uint8Array),
    labels: labels instanceof Uint8Array ? inShared(labels, Uint8Array) : inShared(labels, Uint16Array),
    ...(values && { values: inShared(values, Float32Array) }),
  };
}

function inShared<T extends Uint8Array | Uint16Array | Float32Array>(
  numbers: T,
  Kind: new (buffer: SharedArrayBuffer) => T,
): T {
  const copy = new Kind(new SharedArrayBuffer(numbers.byteLength));
  copy.set(numbers);
  return copy;
}
