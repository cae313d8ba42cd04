import { classesOf } from '../network/classes';
import { listDecisions } from '../network/decisionTree';
import { shapeToOnnx } from '../network/layout';
import type { NetworkNode, Shape } from '../network/network';
import type { StoredModel } from './modelStore';
import type { ModelSummary } from './types';

/** What a page wants to know of a model. */
export function summarize({ id, network, ready, card }: StoredModel): ModelSummary {
  const classes = classesOf(network, ready.shapes);
  const shapeOf = (name: string) => ready.shapes.get(name) as Shape;
  return {
    id,
    name: network.name,
    inputShape: shapeToOnnx(network.input.shape),
    outputs: classes.outputs,
    classes: classes.count,
    leadsTo: classes.leadsTo(),
    ...(network.decisions && { decisions: listDecisions(network.decisions) }),
    parameters: network.nodes.reduce((sum, node) => sum + parametersOf(node), 0),
    layers: network.nodes.map((node) => ({
      name: node.name,
      op: node.op,
      shape: shapeToOnnx(shapeOf(node.output)),
      inputs: node.inputs,
      output: node.output,
      parameters: parametersOf(node),
    })),
    ...(card && { card }),
  };
}

function parametersOf(node: NetworkNode): number {
  return Object.values(node.weights).reduce((sum, weight) => sum + weight.data.length, 0);
}
