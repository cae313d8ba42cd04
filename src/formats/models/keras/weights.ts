import { NetworkError } from '../../../network/networkError';
import type { Numbers } from '../onnx/graphDraft';
import type { Hdf5 } from './hdf5';
import type { Part, Weights } from './layer';
import { type LayerConfig, readModelConfig } from './modelConfig';

/** A weight that has a name, made of those of its model, its layer and its own: "dense/kernel". */
export interface NamedWeight {
  readonly name: string;
  read(): Numbers;
}

/** Weights by their names, as TensorFlow.js and Keras's older files have them. */
export function namedWeights(all: readonly NamedWeight[]): Weights {
  const parts = all.map((weight) => ({ weight, path: weight.name.replace(/:\d+$/, '').split('/') }));
  const find = (layer: string, wanted: string, part?: Part) => {
    const fitting = parts.filter(({ path }) => {
      const folders = path.slice(0, -1);
      const inner = folders.slice(folders.indexOf(layer) + 1);
      const isOfPart = !part?.title || inner.some((folder) => part.title?.test(folder));
      return folders.includes(layer) && isOfPart && path.at(-1) === wanted;
    });
    return fitting.sort((a, b) => a.path.length - b.path.length)[0]?.weight;
  };
  return {
    of: ({ name }, names, part) =>
      names.map((wanted) => {
        // Keras 3 calls the kernel of a convolution of single channels a kernel.
        const weight = find(name, wanted, part) ?? find(name, wanted.replace('depthwise_', ''), part);
        return weight?.read() ?? missing(`${name}/${wanted}`);
      }),
    within: ({ name }) => namedWeights(all.filter((weight) => weight.name.split('/').includes(name))),
  };
}

/** Where Keras 3 keeps the layers of a model, the newest first. */
const FOLDERS = ['layers', '_layer_checkpoint_dependencies'] as const;

/**
 * Weights by their places, as Keras 3 keeps them: a folder for each layer, named by its class and counted, and its weights
 * in there by number.
 *
 * @param layers of the model, in the order of the file
 * @param path of the model's own folder
 */
export function countedWeights(file: Hdf5, layers: readonly LayerConfig[], path = ''): Weights {
  const paths = new Set(file.paths());
  const folders = foldersOf(layers);
  const beginsAt = (start: string) => [...paths].some((one) => one.startsWith(`${start}/`));
  const folderOf = ({ name, className }: Pick<LayerConfig, 'name' | 'className'>): string => {
    const candidates = [folders.get(name), name].flatMap((folder) =>
      FOLDERS.map((parent) => `${path}/${parent}/${folder}`),
    );
    return candidates.find(beginsAt) ?? missing(`${name} (${className})`);
  };
  return {
    of: (layer, names, part) => {
      const outer = folderOf(layer);
      const inner = part?.folders.map((one) => `${outer}/${one}`);
      const folder = inner ? (inner.find(beginsAt) ?? missing(inner[0] as string)) : outer;
      return names.map((_, index) => {
        const one = `${folder}/vars/${index}`;
        // Recurrent layers keep them with what computes a step.
        const found = [one, `${folder}/cell/vars/${index}`].find((path) => paths.has(path));
        return found ? file.read(found) : missing(one);
      });
    },
    within: (layer) => {
      const { layers: inner } = readModelConfig({ class_name: layer.className, config: layer.config });
      return countedWeights(file, inner, folderOf(layer));
    },
  };
}

/** The folder of each layer: its class, with a number where there are several of it. */
function foldersOf(layers: readonly LayerConfig[]): ReadonlyMap<string, string> {
  const used = new Map<string, number>();
  return new Map(
    layers.map(({ name, className }) => {
      const plain = snakeCase(className);
      const number = used.get(plain) ?? 0;
      used.set(plain, number + 1);
      return [name, number === 0 ? plain : `${plain}_${number}`];
    }),
  );
}

/** "Conv2DTranspose" → "conv2d_transpose", as Keras does it. */
function snakeCase(name: string): string {
  return name
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

function missing(what: string): never {
  throw new NetworkError(`The weights of “${what}” are not in the file.`, 'Save the whole model again.');
}
