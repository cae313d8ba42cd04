import { NetworkError } from '../../../network/networkError';
import type { ChannelsLast, Value } from '../onnx/channelsLast';
import type { Numbers } from '../onnx/graphDraft';
import type { LayerConfig } from './modelConfig';
import type { Config } from './settings';

/** A layer that another holds. */
export interface Part {
  /** Its folder in that of the other, one of these. */
  readonly folders: readonly string[];
  /** What it is called where weights have names, if that tells it from others. */
  readonly title?: RegExp;
}

/** Where the weights of a model are found. */
export interface Weights {
  /**
   * The weights of a layer.
   *
   * @param names of its weights, in the order in which Keras keeps them
   * @param part of a layer that holds others
   * @throws NetworkError when one is missing
   */
  of(layer: LayerConfig, names: readonly string[], part?: Part): readonly Numbers[];
  /** The same of a model that is a layer of another. */
  within(layer: LayerConfig): Weights;
}

/** What a layer is translated with. */
export interface LayerContext {
  readonly graph: ChannelsLast;
  readonly name: string;
  readonly config: Config;
  readonly inputs: readonly Value[];
  /** What it is called with that is true: use_causal_mask, say. */
  readonly flags: readonly string[];
  /** Its weights by their names in Keras, or those of a layer that it holds. */
  weights(names: readonly string[], part?: Part): readonly Numbers[];
}

/** Translates a layer into its output. Throws a NetworkError for settings that cannot be honoured. */
export type Layer = (context: LayerContext) => Value;

/** The input of a layer that has one. */
export function onlyInput({ inputs }: LayerContext): Value {
  const [input, more] = inputs;
  if (input && !more) return input;
  throw new NetworkError(`It has ${inputs.length} inputs instead of one.`, 'Save the model again.');
}

/** A weight that must be there. */
export function weightAt(weights: readonly Numbers[], index: number, rank: number): Numbers {
  const weight = weights[index];
  if (weight && weight.shape.length === rank) return weight;
  throw new NetworkError(
    `Its weight ${index + 1} has the sizes [${weight?.shape.join(', ') ?? ''}]; ${rank} sizes are needed.`,
    'Save the model again.',
  );
}
