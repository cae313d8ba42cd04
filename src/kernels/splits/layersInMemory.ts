import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { doublesOf, floatsOf, Scratch } from '../wasm/scratch';
import { EDGE_LENGTH, LAYER_LENGTH, writeEdge, writeLayer } from './layouts';
import type { PackedEdge } from './packEdges';
import type { ReducedLayer } from './reducedLayers';

/** Layers in the backend's memory, as splitJob.ts in wasm/assembly describes them. */
type LayersInMemory = Scratch<'layers' | 'edges' | 'numbers' | 'exact' | 'weights'>;

/** Weights of units that are bounded anew, at most. */
const MOST_CLIPPED = 2 ** 20;

/** How many weights the first layer's open units have, where they can be bounded anew; else none. */
export function clippedWeights({ open, edges: [edge, ...others] }: ReducedLayer): number {
  const weights = edge && others.length === 0 ? open * edge.inputs : 0;
  return weights <= MOST_CLIPPED ? weights : 0;
}

/** Writes layers; the caller disposes of them. */
export function layersInMemory(
  backend: BackendWasm,
  layers: readonly ReducedLayer[],
  packed: readonly (readonly PackedEdge[])[],
): LayersInMemory {
  const outputs = layers.reduce((sum, layer) => sum + layer.outputs, 0);
  const lengths = packed.flat().map(({ back, ahead }) => back.data.length + ahead.data.length);
  const [first] = layers as [ReducedLayer];
  const scratch: LayersInMemory = new Scratch(backend, {
    layers: LAYER_LENGTH * layers.length,
    edges: EDGE_LENGTH * lengths.length,
    numbers: lengths.reduce((sum, length) => sum + length, 2 * outputs),
    exact: 4 * outputs,
    weights: clippedWeights(first),
  });
  writeLayers(scratch, layers, packed);
  if (clippedWeights(first) > 0) writeWeights(scratch, first);
  return scratch;
}

/** Of the first layer's open units, one after the other. */
function writeWeights(scratch: LayersInMemory, { open, edges }: ReducedLayer): void {
  const weights = floatsOf(scratch.integers('weights')).fill(0);
  for (const { columns, inputs } of edges) {
    for (let unit = 0; unit < open; unit++) {
      for (let at = columns.starts[unit] as number; at < (columns.starts[unit + 1] as number); at++) {
        weights[unit * inputs + (columns.terms[at] as number)] = columns.weights[at] as number;
      }
    }
  }
}

function writeLayers(
  scratch: LayersInMemory,
  layers: readonly ReducedLayer[],
  packed: readonly (readonly PackedEdge[])[],
): void {
  const integers = scratch.integers('numbers').fill(0);
  const numbers = floatsOf(integers);
  const exact = doublesOf(scratch.integers('exact')).fill(0);
  const addressOf = (place: number) => scratch.address('numbers') + 4 * place;
  let [at, edge, first, firstOpen] = [0, 0, 0, 0];
  const write = (data: Int32Array) => {
    integers.set(data, at);
    at += data.length;
    return addressOf(at - data.length);
  };
  layers.forEach(({ outputs, open, units }, index) => {
    const firstEdge = edge;
    for (const { source, inputs, back, ahead, adds } of packed[index] as readonly PackedEdge[]) {
      writeEdge(scratch.integers('edges').subarray(edge * EDGE_LENGTH), {
        source,
        inputs,
        back: write(back.data),
        ahead: write(ahead.data),
        isSparse: Number(back.isSparse) | (Number(ahead.isSparse) << 1),
        adds: Number(adds),
      });
      edge++;
    }
    const ofUnits = at;
    units.forEach(({ bias, cost, size }, unit) => {
      numbers.set([bias, 1 / size], ofUnits + 2 * unit);
      exact.set([bias, cost], 2 * (first + unit));
    });
    at += 2 * outputs;
    writeLayer(scratch.integers('layers').subarray(index * LAYER_LENGTH), {
      outputs,
      open,
      edges: scratch.address('edges') + 4 * EDGE_LENGTH * firstEdge,
      edgeCount: edge - firstEdge,
      units: addressOf(ofUnits),
      exact: scratch.address('exact') + 16 * first,
      first,
      firstOpen,
    });
    first += outputs;
    firstOpen += open;
  });
}
