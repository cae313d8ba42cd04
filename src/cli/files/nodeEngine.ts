import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { BackendName } from '../../catalog/backends';
import type { Engine } from '../../engine/api/types';
import { startWasm } from '../../engine/backends/wasmBackend';
import { LocalEngine } from '../../engine/localEngine';
import type { Assets } from '../../engine/stores/assets';
import type { TableStore } from '../../engine/stores/tableStore';
import { type Instructions, instructions } from '../../kernels/wasm/boundProgram';
import { readInputFile } from '../options/readInput';
import { packageFolder, readFromFolders, wasmFolder } from './folders';
import { givenData } from './givenData';
import { allowRelaxedSimd } from './relaxedSimd';

const PUBLIC = join(packageFolder(), 'public');

const DATASETS = 'datasets/';
const readFromDatasets = readFromFolders();

/** SHA-256 of each file of a data set that was read, by its name. */
const digests: Record<string, string> = {};

/** The files of data sets that were read in this process, with their SHA-256. */
export function dataRead(): Readonly<Record<string, string>> {
  return { ...digests };
}

const nodeAssets: Assets = {
  // Data sets too large to come along lie where a script or Debian's packages put them.
  read: async (path) => {
    if (!path.startsWith(DATASETS)) return readFile(join(PUBLIC, path));
    const bytes = await readFromDatasets(path.slice(DATASETS.length));
    digests[path] = createHash('sha256').update(bytes).digest('hex');
    return bytes;
  },
  open: readInputFile,
  data: givenData,
  picture: async (...picture) => (await import('./pictures')).scalePicture(...picture),
};

const IN_WORDS: Readonly<Record<Instructions, string>> = {
  relaxed: 'vectors of four, fused',
  plain: 'vectors of four',
};

/** Which instructions compute there, in words: others may add in another order, or round more often. */
export function arithmeticOf(backend: BackendName): string {
  const vectors = backend === 'wasm' ? instructions() : undefined;
  return vectors ? IN_WORDS[vectors] : 'one number at a time';
}

/**
 * The engine in this process, on wasm or plain JavaScript.
 *
 * @param gradients whether derivatives will be needed, which take their time to load
 * @param memory bytes that bounding may take, where someone says so
 * @param tables where radius tables are kept; default: nowhere
 */
export async function nodeEngine(gradients = false, memory?: number, tables?: TableStore): Promise<Engine> {
  // Otherwise TensorFlow.js advertises its Node package.
  tf.enableProdMode();
  allowRelaxedSimd();
  if (gradients) await import('../../kernels/autodiff/registerAutodiff');
  setWasmPaths(wasmFolder());
  const starters = {
    wasm: () => startWasm(),
    cpu: async () => (await import('../../engine/backends/cpuBackend')).startCpu(),
  };
  const engine = new LocalEngine(nodeAssets, starters, tables);
  if (memory !== undefined) await engine.limitMemory(memory);
  return engine;
}
