import * as tf from '@tensorflow/tfjs-core';
import type { ReadyNode } from './network';
import { operationOf } from './ops/index';
import type { ReadyNetwork } from './upload';

/**
 * The network's output on a batch.
 *
 * Every value is freed as soon as its last reader has run; so for gradients use `forwardDifferentiably`.
 *
 * @param x [batch, ...input shape], in the internal layout; stays the caller's
 * @returns [batch, ...output shape], the caller's to dispose
 */
export function forward(ready: ReadyNetwork, x: tf.Tensor): tf.Tensor {
  const { network, nodes } = ready;
  const values = new Map([[network.input.name, x]]);
  const lastReader = lastReaders(nodes);
  nodes.forEach((node, index) => {
    values.set(
      node.output,
      tf.tidy(() => compute(node, values)),
    );
    for (const name of new Set(node.inputs)) {
      const done = lastReader.get(name) === index && name !== network.input.name && name !== network.output;
      if (done) values.get(name)?.dispose();
    }
  });
  return valueNamed(values, network.output);
}

/**
 * The same without freeing anything: to be differentiated, inside `tf.grads`, `tf.variableGrads` or `tf.tidy`.
 */
export function forwardDifferentiably(ready: Pick<ReadyNetwork, 'network' | 'nodes'>, x: tf.Tensor): tf.Tensor {
  const values = new Map([[ready.network.input.name, x]]);
  for (const node of ready.nodes) values.set(node.output, compute(node, values));
  return valueNamed(values, ready.network.output);
}

function compute(node: ReadyNode, values: ReadonlyMap<string, tf.Tensor>): tf.Tensor {
  const inputs = node.inputs.map((name) => valueNamed(values, name));
  return operationOf(node.op).forward(inputs, node);
}

/** Index of the last node that reads each value. */
export function lastReaders(nodes: readonly ReadyNode[]): ReadonlyMap<string, number> {
  return new Map(nodes.flatMap((node, index) => node.inputs.map((name) => [name, index] as const)));
}

function valueNamed(values: ReadonlyMap<string, tf.Tensor>, name: string): tf.Tensor {
  return values.get(name) as tf.Tensor;
}
