import type { ImageSizes } from '../../network/interface/imageOrder';
import { permute } from '../../network/layout';
import type { ArrayItems } from './dataFormat';

const COLOURS = [1, 3];

/** Pictures or lists, by the sizes of an array whose first axis counts them. */
export function itemsOf(
  shape: readonly number[],
  data: Uint8Array | Float32Array,
): { readonly items: ArrayItems; readonly notes: readonly string[] } {
  const [count = 0, ...sizes] = shape;
  const list = (image: ImageSizes | null) => ({ kind: 'array', count, image, data }) as const;
  const [first = 0, second = 0, third = 0] = sizes;
  if (sizes.length === 2 && Math.min(first, second) > 1) {
    return { items: list({ height: first, width: second, channels: 1 }), notes: [] };
  }
  if (sizes.length !== 3) return { items: list(null), notes: [] };
  const [isFirst, isLast] = [COLOURS.includes(first), COLOURS.includes(third)];
  if (isLast && !isFirst) return { items: list({ height: first, width: second, channels: third }), notes: [] };
  if (!isFirst) return { items: list(null), notes: [] };
  const image = { height: second, width: third, channels: first };
  const turned = first === 1 ? data : permute(data, [...shape], [0, 2, 3, 1]);
  const note = `Pictures were read as channels × height × width (${sizes.join('×')}).`;
  return {
    items: { kind: 'array', count, image, data: turned },
    notes: isLast ? [note] : [],
  };
}
