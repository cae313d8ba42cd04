import { printable } from '../../../numbers/printable';
import type { Snapshot } from '../ask/bounds';
import { type Analysis, defaultColumn, type NodeBounds, nodeTitle } from '../layers/analysis';
import { channelGrid, costliestGroups, costliestUnit, type Order, unitTitle } from '../layers/channels';
import type { NodeChoice } from '../layers/LayerPanel';
import { columnOfNode, INPUT, operationTitle } from '../layers/layerColumns';

/** The node whose bounds are shown: the one wanted where there is one, else the view's own choice. */
export function shownNode({ columns }: Analysis, wanted: number | null): number {
  const isShown = wanted !== null && columns.some(({ nodes, before }) => nodes.includes(wanted) || before === wanted);
  return isShown ? wanted : (columns[defaultColumn(columns)]?.before ?? INPUT);
}

/** What depends on the chosen node. */
export function select(analysis: Analysis, { query: { model } }: Snapshot, node: number) {
  const { columns, boundsOf, comparedOf, growth } = analysis;
  const column = columnOfNode(columns, node);
  const own = columns[column];
  const bounds = boundsOf(node);
  const isBefore = own?.before === node && own.activation !== undefined;
  const order: Order = isBefore && growth[column]?.shares ? 'instability' : 'width';
  const activation = isBefore && own.activation !== undefined ? own.activation : undefined;
  return {
    node,
    column,
    bounds,
    compared: comparedOf(node),
    order,
    costliest: firstUnit(bounds, order),
    choices: own ? choicesOf(own, model.layers) : [],
    activation:
      activation === undefined ? undefined : { op: model.layers[activation]?.op ?? '', bounds: boundsOf(activation) },
  };
}

/** The costliest unit of the first map, or the costliest of all where there are none. */
function firstUnit({ shape, lower, upper }: NodeBounds, order: Order): number {
  const grid = channelGrid(shape);
  const area = grid ? grid.height * grid.width : lower.length;
  const first = area * (grid ? (costliestGroups(lower, upper, area, order)[0] ?? 0) : 0);
  return costliestUnit(lower, upper, order, first, first + area);
}

function choicesOf(column: Analysis['columns'][number], layers: Snapshot['query']['model']['layers']): NodeChoice[] {
  const nodes = column.before === INPUT ? [INPUT, ...column.nodes] : column.nodes;
  return nodes.map((node) => {
    const layer = layers[node];
    return {
      node,
      title: nodeTitle(column, node, layers),
      note: layer
        ? `${printable(layer.name)} · ${operationTitle(layer.op)} · ${layer.shape.join('×')}`
        : 'The box of inputs',
    };
  });
}

/** A unit that was split, in words: "Conv 1, channel 2, row 0, column 1". */
export function nameSplit(
  analysis: Analysis,
  inputNames: readonly (string | undefined)[],
  { layer, unit }: { readonly layer: number; readonly unit: number },
): string {
  const { shape } = analysis.boundsOf(layer);
  // A list of numbers has no rows and columns.
  const isList = shape.filter((size) => size > 1).length <= 1;
  const called = inputNames[unit] ?? (isList ? `Input ${unit}` : undefined);
  if (layer === INPUT && called !== undefined) return called;
  const title = analysis.columns[columnOfNode(analysis.columns, layer)]?.title ?? 'Layer';
  return `${title}, ${lowerFirst(unitTitle(shape, unit))}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** A unit in words: "Logit of Coat", "Pixel in row 3, column 4", "Channel 2, row 0, column 1". */
export function nameUnit(
  unit: number,
  { shape }: NodeBounds,
  column: string | undefined,
  nameOfOutput: (output: number) => string,
): string {
  if (column === 'Logits' && shape.length === 1) return `Logit of ${nameOfOutput(unit)}`;
  const title = unitTitle(shape, unit);
  return column === 'Input' && shape[0] === 1 ? title.replace(/^Channel 0, row/, 'Pixel in row') : title;
}
