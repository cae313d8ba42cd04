import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { Assets } from '../engine/assets';
import { startCpu } from '../engine/cpuBackend';
import { LocalEngine } from '../engine/localEngine';
import type { TableStore } from '../engine/tableStore';
import type { Engine } from '../engine/types';
import { describeWasm } from '../engine/wasmBackend';
import { readFromFolders } from './datasetFolders';
import { readInputFile } from './readInputFile';
import { registerAutodiffInNode } from './registerAutodiffInNode';

const PUBLIC = fileURLToPath(new URL('../../public', import.meta.url));

const DATASETS = 'datasets/';
const readFromDatasets = readFromFolders();

const nodeAssets: Assets = {
  // Data sets too large to come along lie where a script or Debian's packages put them.
  read: (path) =>
    path.startsWith(DATASETS) ? readFromDatasets(path.slice(DATASETS.length)) : readFile(join(PUBLIC, path)),
  open: readInputFile,
};

/**
 * The engine in this process, on wasm or plain JavaScript.
 *
 * @param gradients whether derivatives will be needed, which take most of a second to load
 * @param tables where radius tables are kept; default: nowhere
 */
export function nodeEngine(gradients = false, tables?: TableStore): Engine {
  // Otherwise TensorFlow.js advertises its Node package.
  tf.enableProdMode();
  if (gradients) registerAutodiffInNode();
  const wasm = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(dirname(wasm) + sep);
  const starters = {
    wasm: async () => ({ device: await describeWasm() }),
    cpu: startCpu,
  };
  return new LocalEngine(nodeAssets, starters, tables);
}
