import { describeNode } from '../../../network/describe';
import { NetworkError } from '../../../network/networkError';
import { ChannelsLast, type Value } from '../onnx/channelsLast';
import type { ParsedModel } from '../onnx/parseModel';
import { type Refusals, surveyable } from '../onnx/surveyTranslation';
import type { Weights } from './layer';
import { layerOf } from './layers';
import { isModelClass, type LayerConfig, type ModelConfig, readModelConfig, sampleSizes } from './modelConfig';
import { type Config, SAVE_AGAIN } from './settings';

/** Models that hold each other. */
const MOST_LEVELS = 16;

/**
 * Translates a model of Keras, or of TensorFlow.js, into an ONNX graph: there is one meaning of an operation, and one place
 * where layouts are changed.
 *
 * @param config the model's own: {"class_name": "Sequential", "config": …}
 * @throws NetworkError naming the layer that cannot be taken
 */
export function readKeras(config: Config, weights: Weights): ParsedModel {
  return surveyable((refusals) => translateModel(config, weights, refusals));
}

function translateModel(config: Config, weights: Weights, refusals?: Refusals): ParsedModel {
  const model = readModelConfig(config);
  const graph = new ChannelsLast();
  const first = onlyEnd(model.inputs, 'input');
  const layer = model.layers.find(({ name }) => name === first);
  const sizes = layer && sampleSizes(layer);
  if (!layer || !sizes) {
    throw new NetworkError('The model does not say what it takes.', 'Begin it with Input(shape=…), and save it again.');
  }
  const isInput = layer.className === 'InputLayer';
  const input = graph.input(isInput ? layer.name : 'input', sizes);
  const output = translate(model, { graph, weights, level: 0, refusals }, input);
  return graph.draft.finish(graph.last(output));
}

/** What a model is translated with. */
interface Translating {
  readonly graph: ChannelsLast;
  readonly weights: Weights;
  /** How deep in other models it stands. */
  readonly level: number;
  /** Takes what is refused, where all of it is to be reported. */
  readonly refusals: Refusals | undefined;
}

function translate(model: ModelConfig, translating: Translating, input: Value): Value {
  if (translating.level > MOST_LEVELS)
    throw new NetworkError('Models within models are nested too deeply.', SAVE_AGAIN);
  const first = onlyEnd(model.inputs, 'input');
  const values = new Map<string, Value>();
  for (const [index, layer] of ordered(model).entries()) {
    const where = describeNode(layer.className, layer.name, index + 1).replace('Node', 'Layer');
    const inputs = layer.name === first ? [input] : layer.inputs.map((name) => values.get(name) as Value);
    values.set(layer.name, translateLayer(layer, translating, inputs, where));
  }
  return values.get(onlyEnd(model.outputs, 'output')) as Value;
}

function translateLayer(layer: LayerConfig, translating: Translating, inputs: readonly Value[], where: string): Value {
  const { graph, weights, level, refusals } = translating;
  const { name, className, config } = layer;
  try {
    if (className === 'InputLayer') return inputs[0] as Value;
    if (isModelClass(className)) {
      const inner = readModelConfig({ class_name: className, config });
      const within = { ...translating, weights: weights.within(layer), level: level + 1 };
      return translate(inner, within, inputs[0] as Value);
    }
    return layerOf(className)({
      graph,
      name,
      config,
      inputs,
      flags: layer.flags,
      weights: (names, part) => weights.of(layer, names, part),
    });
  } catch (error) {
    if (refusals && error instanceof NetworkError) {
      refusals.set(name, error);
      return graph.refused(name, className, inputs);
    }
    const isPlaced = !(error instanceof NetworkError) || error.where !== undefined;
    throw isPlaced ? error : new NetworkError(error.problem, error.remedy, where);
  }
}

/** The layers that the output needs, each after those it reads. */
function ordered({ layers, inputs, outputs }: ModelConfig): readonly LayerConfig[] {
  const named = new Map(layers.map((layer) => [layer.name, layer]));
  const done = new Set<LayerConfig>();
  const open = new Set<LayerConfig>();
  const stack = [...outputs];
  for (let name = stack.at(-1); name !== undefined; name = stack.at(-1)) {
    const layer = named.get(name);
    if (!layer) throw new NetworkError(`There is no layer “${name}”.`, SAVE_AGAIN);
    const missing = layer.inputs.filter((source) => !done.has(named.get(source) as LayerConfig));
    if (missing.length === 0 || done.has(layer)) {
      if (layer.inputs.length === 0 && !inputs.includes(name)) {
        throw new NetworkError(`The layer “${name}” reads nothing.`, SAVE_AGAIN);
      }
      done.add(layer);
      stack.pop();
    } else {
      if (open.has(layer)) throw new NetworkError(`The layer “${name}” reads its own output.`, SAVE_AGAIN);
      open.add(layer);
      stack.push(...missing);
    }
  }
  return [...done];
}

function onlyEnd(names: readonly string[], kind: 'input' | 'output'): string {
  const [name, more] = names;
  if (name !== undefined && more === undefined) return name;
  throw new NetworkError(`The model has ${names.length} ${kind}s.`, `Save a model with one ${kind}.`);
}
