import type { Attributes, GraphWriter } from './graphWriter';

/** A window over the latest image, for a convolution or a pool; undefined where the drawn one does not fit. */
export function randomWindow(graph: GraphWriter, mostDilation: number, isPool = false) {
  const [, height = 1, width = 1] = graph.sizes;
  const kernel = [graph.integer(1, 3), graph.integer(1, 3)] as const;
  const strides = [graph.integer(1, 3), graph.integer(1, 3)] as const;
  const dilations = [graph.integer(1, mostDilation), graph.integer(1, mostDilation)] as const;
  const padding = graph.pick(['NOTSET', 'NOTSET', 'VALID', 'SAME_UPPER', 'SAME_LOWER']);
  // onnxruntime works automatic pads out for windows without dilation only.
  if (padding !== 'NOTSET' && dilations.some((dilation) => dilation > 1)) return undefined;
  // Nor does it clamp negative automatic pads, which strides beyond the window lead to.
  if (padding.startsWith('SAME') && kernel.some((size, axis) => size < (strides[axis] as number))) return undefined;
  const ceil = isPool && padding === 'NOTSET' ? graph.integer(0, 1) : 0;
  const reach = [(kernel[0] - 1) * dilations[0] + 1, (kernel[1] - 1) * dilations[1] + 1] as const;
  const pads = [0, 1, 2, 3].map((side) => graph.integer(0, Math.min(2, (kernel[(side % 2) as 0 | 1] as number) - 1)));
  const outputs = ([0, 1] as const).map((axis) => {
    const size = axis === 0 ? height : width;
    if (isPool && size < reach[axis]) return 0;
    if (padding.startsWith('SAME')) return Math.ceil(size / strides[axis]);
    const before = padding === 'NOTSET' ? (pads[axis] as number) : 0;
    const after = padding === 'NOTSET' ? (pads[axis + 2] as number) : 0;
    const room = size + before + after - reach[axis];
    const count = (ceil ? Math.ceil(room / strides[axis]) : Math.floor(room / strides[axis])) + 1;
    // Whether a last window that starts in the padding counts differs between versions.
    return room < 0 || (count - 1) * strides[axis] >= size + before ? 0 : count;
  });
  if (outputs.some((count) => count < 1)) return undefined;
  const attributes: Attributes = {
    kernel_shape: kernel,
    strides,
    ...(padding === 'NOTSET' ? { pads } : { auto_pad: padding }),
    ...(isPool && { ceil_mode: ceil }),
  };
  return { kernel, dilations, outputs, attributes };
}
