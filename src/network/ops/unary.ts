import type { NetworkNode, Shape } from '../network';
import type { ImportContext, OnnxNode, OnnxNodeDraft } from '../onnxNode';
import type { NodeDraft } from '../operation';

/** For operations on one value that keep its shape. */
export function sameShape(inputs: readonly Shape[]): Shape {
  return inputs[0] as Shape;
}

/** Reads an operation with one input and no attributes. */
export function unaryFromOnnx(node: OnnxNode, _context: ImportContext): NodeDraft {
  return { inputs: [node.inputs[0] as string], attributes: {}, weights: {} };
}

/** Writes an operation with one input and no attributes. */
export function unaryToOnnx(node: NetworkNode): OnnxNodeDraft {
  return { opType: node.op, inputs: node.inputs, attributes: {} };
}
