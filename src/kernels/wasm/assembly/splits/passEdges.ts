import { edgeAt, exactTraceOf, SplitJob, SplitLayer, traceOf, valuesOf } from './splitJob';
import { sumLanes, sumLanes64 } from './sumLanes';
import { sumSparse, sumSparse64 } from './sumSparse';

/** Coefficients of a layer's outputs, before its ReLUs, become coefficients of what it reads. */
export function passEdgesBack(job: SplitJob, room: usize, layer: SplitLayer, from: usize): void {
  for (let at = 0; at < layer.edgeCount; at++) {
    const edge = edgeAt(layer, at);
    const to = traceOf(job, room, edge.source);
    if (edge.isSparse & 1) sumSparse(from, edge.back, edge.inputs, 0, to, edge.adds !== 0);
    else sumLanes(from, layer.outputs, edge.back, edge.inputs, 0, to, edge.adds !== 0);
  }
}

/** The same in float64. */
export function passEdgesBack64(job: SplitJob, room: usize, layer: SplitLayer, from: usize): void {
  for (let at = 0; at < layer.edgeCount; at++) {
    const edge = edgeAt(layer, at);
    const to = exactTraceOf(job, room, edge.source);
    if (edge.isSparse & 1) sumSparse64(from, edge.back, edge.inputs, to, edge.adds !== 0);
    else sumLanes64(from, layer.outputs, edge.back, edge.inputs, to, edge.adds !== 0);
  }
}

/** Values of a layer before its ReLUs, from those of what it reads. */
export function passEdgesAhead(job: SplitJob, room: usize, corner: usize, layer: SplitLayer, to: usize): void {
  for (let at = 0; at < layer.edgeCount; at++) {
    const edge = edgeAt(layer, at);
    const from = edge.source < 0 ? corner : valuesOf(job, room, edge.source);
    const start = at === 0 ? layer.units : 0;
    if (edge.isSparse & 2) sumSparse(from, edge.ahead, layer.outputs, start, to, at > 0);
    else sumLanes(from, edge.inputs, edge.ahead, layer.outputs, start, to, at > 0);
  }
}
