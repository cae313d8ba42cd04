import type { NetworkNode } from '../../network';
import type { ImportContext, OnnxNode, OnnxNodeDraft } from '../../onnxNode';
import { activationInput } from '../../onnxReading';
import type { NodeDraft } from '../../operation';

/** The only input of an operation that has one. */
export function only<T>(inputs: readonly T[]): T {
  return inputs[0] as T;
}

/** Reads an operation with one input and no attributes. */
export function unaryFromOnnx(node: OnnxNode, context: ImportContext): NodeDraft<Record<string, never>> {
  return { inputs: [activationInput(node, 0, context)], attributes: {}, weights: {} };
}

/** Writes an operation with one input and no attributes. */
export function unaryToOnnx(node: NetworkNode): OnnxNodeDraft {
  return { opType: node.op, inputs: node.inputs, attributes: {} };
}
