import type { DraftAttribute } from '../../onnx/graphDraft';
import { type Layer, onlyInput } from '../layer';
import { flagIn, sizesIn } from '../settings';
import { requireChannelsLast, windowOf } from './convolutions';

/** The largest or the mean number of every window over that many axes. */
export function pooling(
  opType: string,
  axes: number,
  attributes: Readonly<Record<string, DraftAttribute>> = {},
): Layer {
  return (context) => {
    const { graph, name, config } = context;
    const sizes = sizesIn(config, 'pool_size', axes, 2);
    const { auto_pad, strides } = windowOf({ ...config, strides: config.strides ?? sizes }, axes);
    const window = { kernel_shape: sizes, strides: strides as DraftAttribute, auto_pad: auto_pad as DraftAttribute };
    const input = graph.first(onlyInput(context));
    return graph.ofFirst(axes + 2, graph.draft.add(name, opType, [input], { ...window, ...attributes }));
  };
}

/** The largest or the mean number of every channel. */
export function globalPooling(opType: string): Layer {
  return (context) => {
    const { graph, name, config } = context;
    requireChannelsLast(config);
    const input = onlyInput(context);
    const isKept = flagIn(config, 'keepdims', false);
    const pooled = graph.draft.add(isKept ? name : `${name}/pooled`, opType, [graph.first(input)]);
    if (isKept) return graph.ofFirst(input.rank, pooled);
    return graph.ofLast(2, graph.draft.add(name, 'Flatten', [pooled], { axis: 1 }));
  };
}
