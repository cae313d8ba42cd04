import { NetworkError } from '../../../network/networkError';
import type { ChannelsLast, Value } from '../onnx/channelsLast';
import type { Numbers } from '../onnx/graphDraft';
import type { LayerConfig } from './modelConfig';
import type { Config } from './settings';

/** Where the weights of a model are found. */
export interface Weights {
  /**
   * The weights of a layer.
   *
   * @param names of its weights, in the order in which Keras keeps them
   * @throws NetworkError when one is missing
   */
  of(layer: LayerConfig, names: readonly string[]): readonly Numbers[];
  /** The same of a model that is a layer of another. */
  within(layer: LayerConfig): Weights;
}

/** What a layer is translated with. */
export interface LayerContext {
  readonly graph: ChannelsLast;
  readonly name: string;
  readonly config: Config;
  readonly inputs: readonly Value[];
  /** Its weights by their names in Keras. */
  weights(names: readonly string[]): readonly Numbers[];
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
