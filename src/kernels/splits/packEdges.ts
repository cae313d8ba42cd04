import { padded } from './layouts';
import { type PackedTerms, packTerms, turned } from './packTerms';
import type { ReducedLayer } from './reducedLayers';

/** A layer's matrix, both ways. */
export interface PackedEdge {
  readonly source: number;
  readonly inputs: number;
  readonly back: PackedTerms;
  readonly ahead: PackedTerms;
  /** Whether coefficients were passed back to the source already. */
  readonly adds: boolean;
}

/** Packs what a layer reads; `layers` are all of them. */
export function packEdges({ edges, units }: ReducedLayer, at: number, layers: readonly ReducedLayer[]): PackedEdge[] {
  return edges.map(({ source, inputs, columns }, edge) => ({
    source,
    inputs,
    ahead: packTerms(columns, inputs),
    back: packTerms(turned(columns, inputs), padded(units.length)),
    adds: [...edges.slice(0, edge), ...layers.slice(at + 1).flatMap((later) => later.edges)].some((before) => {
      return before.source === source;
    }),
  }));
}

/** Whether what the last layer reads nothing else reads. */
export function isFixed(layers: readonly ReducedLayer[]): boolean {
  const own = new Set(layers.at(-1)?.edges.map(({ source }) => source));
  return !layers.slice(0, -1).some(({ edges }) => edges.some(({ source }) => own.has(source)));
}
