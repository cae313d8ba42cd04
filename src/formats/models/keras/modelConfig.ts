import type { OpenSizes } from '../../../network/interface/openSizes';
import { NetworkError } from '../../../network/networkError';
import { type Config, configIn, isConfig, listIn, SAVE_AGAIN, shownAs, textIn } from './settings';

/** A layer as a file describes it. */
export interface LayerConfig {
  readonly name: string;
  readonly className: string;
  readonly config: Config;
  /** Names of the layers whose outputs it reads. */
  readonly inputs: readonly string[];
  /** What it is called with that is true. */
  readonly flags: readonly string[];
}

/** A model as a file describes it: layers, each after those it reads where the file has such an order. */
export interface ModelConfig {
  readonly layers: readonly LayerConfig[];
  /** Names of the layers that it begins and ends with. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Whether a class of layers is a model. */
export function isModelClass(className: string): boolean {
  return className === 'Sequential' || className === 'Functional' || className === 'Model';
}

/**
 * Reads the description of a model, of Keras 2, Keras 3 or TensorFlow.js.
 *
 * @throws NetworkError for models of other classes than Sequential and Functional
 */
export function readModelConfig(model: Config): ModelConfig {
  const className = textIn(model, 'class_name');
  if (!isModelClass(className)) {
    throw new NetworkError(
      `The model is of the class ${className}, whose program is not in the file.`,
      'Build it as a Sequential or functional model, and save that.',
    );
  }
  const { config } = model;
  // Files of the oldest versions have the layers of a Sequential model themselves there.
  if (Array.isArray(config)) return sequential({ layers: config });
  return className === 'Sequential' ? sequential(configIn(model, 'config')) : functional(configIn(model, 'config'));
}

/** The sizes of one sample that an input, or a first layer, takes, null for open ones; undefined where it does not say. */
export function sampleSizes({ config, name }: LayerConfig): OpenSizes | undefined {
  const shape = config.batch_shape ?? config.batch_input_shape;
  if (!Array.isArray(shape)) return undefined;
  const sizes: unknown[] = shape.slice(1);
  if (sizes.length > 0 && sizes.every(isOpenSize)) return sizes;
  throw new NetworkError(
    `The input “${name}” has the sizes ${shownAs(shape)}.`,
    'Build the model with Input(shape=…) of positive sizes, and save it again.',
  );
}

function isOpenSize(size: unknown): size is number | null {
  return size === null || (Number.isSafeInteger(size) && (size as number) > 0);
}

function sequential(config: Config): ModelConfig {
  const layers = listIn(config, 'layers').map(readLayer);
  const chained = layers.map((layer, index) => {
    const before = layers[index - 1];
    return { ...layer, inputs: before ? [before.name] : [] };
  });
  const [first] = chained;
  const last = chained.at(-1);
  if (!first || !last) throw new NetworkError('The model has no layers.', SAVE_AGAIN);
  return { layers: chained, inputs: [first.name], outputs: [last.name] };
}

function functional(config: Config): ModelConfig {
  const layers = listIn(config, 'layers').map((layer) => {
    const own = readLayer(layer);
    return { ...own, ...inboundOf(layer, own.name) };
  });
  return { layers, inputs: endsOf(config, 'input_layers'), outputs: endsOf(config, 'output_layers') };
}

function readLayer(layer: unknown): LayerConfig {
  if (!isConfig(layer)) throw new NetworkError('A layer is not an object.', SAVE_AGAIN);
  const config = configIn(layer, 'config');
  const name = textIn(layer, 'name', typeof config.name === 'string' ? config.name : undefined);
  return { name, className: textIn(layer, 'class_name'), config, inputs: [], flags: [] };
}

/** Layers that are named as ["name", 0, 0], one alone or several in a list. */
function endsOf(config: Config, field: string): readonly string[] {
  const value = listIn(config, field);
  const ends = typeof value[0] === 'string' ? [value] : value;
  return ends.map((end) => {
    if (Array.isArray(end) && typeof end[0] === 'string') return end[0];
    throw new NetworkError(`Its ${field} are ${shownAs(value)}.`, SAVE_AGAIN);
  });
}

/** The layers that a layer reads, which is used once, and what else it is called with. */
function inboundOf(layer: unknown, name: string): Pick<LayerConfig, 'inputs' | 'flags'> {
  const nodes = isConfig(layer) ? listIn(layer, 'inbound_nodes') : [];
  if (nodes.length > 1) {
    throw new NetworkError(
      `The layer “${name}” is used in more than one place.`,
      'Build the model with a layer for each place.',
    );
  }
  const found: Sources = { names: [], flags: [] };
  collectSources(nodes[0], found, 0);
  return { inputs: found.names, flags: found.flags };
}

/** What a call of a layer names. */
interface Sources {
  readonly names: string[];
  readonly flags: string[];
}

const MOST_LEVELS = 16;

/** Keras 3 names a source by "keras_history", Keras 2 by ["name", 0, 0, {…}], where the object holds further arguments. */
function collectSources(part: unknown, found: Sources, level: number): void {
  if (level > MOST_LEVELS) throw new NetworkError('The inputs of a layer are nested too deeply.', SAVE_AGAIN);
  if (Array.isArray(part)) {
    const [name, node, , more] = part;
    if (typeof name === 'string' && typeof node === 'number') {
      found.names.push(name);
      if (isConfig(more)) collectSources(more, found, level + 1);
    } else for (const inner of part) collectSources(inner, found, level + 1);
  } else if (isConfig(part)) {
    const history = part.keras_history;
    if (Array.isArray(history)) collectSources(history, found, level + 1);
    else collectArguments(part, found, level);
  }
}

/** Arguments that are called so come in that order, whatever that of the file. */
const IN_ORDER = ['query', 'value', 'key'];

function collectArguments(named: Config, found: Sources, level: number): void {
  const placeOf = (key: string) => IN_ORDER.indexOf(key);
  for (const [key, value] of Object.entries(named).sort(([one], [other]) => placeOf(one) - placeOf(other))) {
    const before = found.names.length;
    if (value === true) found.flags.push(key);
    collectSources(value, found, level + 1);
    if (found.names.length === before || !key.includes('mask')) continue;
    throw new NetworkError(`A layer is called with a mask (${key}).`, 'Build the network without masks.');
  }
}
