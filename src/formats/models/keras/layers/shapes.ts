import { NetworkError } from '../../../../network/networkError';
import { type Layer, onlyInput } from '../layer';
import { listIn, numberIn, SAVE_AGAIN, shownAs, sizesIn, textIn } from '../settings';
import { requireChannelsLast } from './convolutions';

/** Layers that do something while a network is trained, and nothing later. */
export const unchanged: Layer = onlyInput;

export const flatten: Layer = (context) => {
  const { graph, name, config } = context;
  requireChannelsLast(config);
  const input = onlyInput(context);
  return graph.ofLast(2, graph.draft.add(name, 'Flatten', [graph.last(input)], { axis: 1 }));
};

export const reshape: Layer = (context) => {
  const { graph, name, config } = context;
  const target = listIn(config, 'target_shape');
  if (!target.every((size) => Number.isSafeInteger(size))) {
    throw new NetworkError(`Its target_shape is ${shownAs(target)}.`, SAVE_AGAIN);
  }
  // Zero: as many as there are, which is the batch.
  const sizes = graph.draft.integers(`${name}/sizes`, [0, ...(target as number[])]);
  const output = graph.draft.add(name, 'Reshape', [graph.last(onlyInput(context)), sizes]);
  return graph.ofLast(target.length + 1, output);
};

export const permute: Layer = (context) => {
  const { graph, name, config } = context;
  const input = onlyInput(context);
  const perm = [0, ...sizesIn(config, 'dims', input.rank - 1)];
  return graph.ofLast(input.rank, graph.draft.add(name, 'Transpose', [graph.last(input)], { perm }));
};

/** A vector so many times, one after the other. */
export const repeatVector: Layer = (context) => {
  const { graph, name, config } = context;
  const count = numberIn(config, 'n');
  const axes = graph.draft.integers(`${name}/axes`, [1]);
  const row = graph.draft.add(`${name}/row`, 'Unsqueeze', [graph.last(onlyInput(context)), axes]);
  return graph.ofLast(3, graph.draft.add(name, 'Tile', [row, graph.draft.integers(`${name}/times`, [1, count, 1])]));
};

/** Zeros around an image, over that many axes. */
export function zeroPadding(axes: number): Layer {
  return (context) => {
    const { graph, name, config } = context;
    requireChannelsLast(config);
    const sides = sidesOf(config.padding, axes);
    const pads = [0, 0, ...sides.map(([before]) => before), 0, 0, ...sides.map(([, after]) => after)];
    const constant = graph.draft.integers(`${name}/pads`, pads);
    return graph.ofFirst(axes + 2, graph.draft.add(name, 'Pad', [graph.first(onlyInput(context)), constant]));
  };
}

/** Cuts the sides of an image off, over that many axes. */
export function cropping(axes: number): Layer {
  return (context) => {
    const { graph, name, config } = context;
    requireChannelsLast(config);
    const sides = sidesOf(config.cropping, axes);
    const constants = [
      graph.draft.integers(
        `${name}/starts`,
        sides.map(([before]) => before),
      ),
      graph.draft.integers(
        `${name}/ends`,
        sides.map(([, after]) => (after === 0 ? Number.MAX_SAFE_INTEGER : -after)),
      ),
      graph.draft.integers(
        `${name}/axes`,
        sides.map((_, axis) => axis + 2),
      ),
    ];
    return graph.ofFirst(axes + 2, graph.draft.add(name, 'Slice', [graph.first(onlyInput(context)), ...constants]));
  };
}

/** Makes an image larger by whole factors, over that many axes. */
export function upSampling(axes: number): Layer {
  return (context) => {
    const { graph, name, config } = context;
    requireChannelsLast(config);
    const factors = sizesIn(config, 'size', axes, 2);
    const scales = { shape: [axes + 2], data: Float32Array.from([1, 1, ...factors]) };
    const inputs = [graph.first(onlyInput(context)), '', graph.draft.constant(`${name}/scales`, scales)];
    const interpolation = textIn(config, 'interpolation', 'nearest');
    if (interpolation === 'nearest') {
      const attributes = { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' };
      return graph.ofFirst(axes + 2, graph.draft.add(name, 'Resize', inputs, attributes));
    }
    if (interpolation === 'bilinear') {
      const attributes = { mode: 'linear', coordinate_transformation_mode: 'half_pixel' };
      return graph.ofFirst(axes + 2, graph.draft.add(name, 'Resize', inputs, attributes));
    }
    throw new NetworkError(`Its interpolation is “${interpolation}”.`, 'Use “nearest” or “bilinear”.');
  };
}

/** One number for all sides, one for each axis, or two for each axis. */
function sidesOf(setting: unknown, axes: number): readonly (readonly [number, number])[] {
  const each = Array.isArray(setting) && (axes > 1 || setting.length === 1) ? setting : Array(axes).fill(setting);
  const sides = each.map((side): unknown => (Array.isArray(side) ? side : [side, side]));
  const isPair = (side: unknown): side is [number, number] =>
    Array.isArray(side) && side.length === 2 && side.every((size) => Number.isSafeInteger(size) && size >= 0);
  if (sides.length === axes && sides.every(isPair)) return sides;
  throw new NetworkError(`Its sides are ${shownAs(setting)}.`, SAVE_AGAIN);
}
