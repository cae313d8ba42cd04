import { describeNode } from '../../network/describe';
import { locating, NetworkError } from '../../network/networkError';
import type { OnnxAttribute, OnnxNode } from '../../network/onnxNode';
import type { AttributeProto, NodeProto } from './onnx_pb';
import { readTensor, toSafeInteger } from './readTensor';

/** A node of the file, its attributes not read yet: those of unused nodes may be anything. */
export interface FileNode extends Omit<OnnxNode, 'attributes'> {
  /** How messages call it: "Node 14 (Conv “features.3”)". */
  readonly where: string;
  readonly proto: NodeProto;
}

/**
 * What a node is and reads.
 *
 * @param number its place in the file, from 1
 */
export function fileNode(proto: NodeProto, number: number): FileNode {
  const name = proto.name || proto.output.find((output) => output !== '') || '';
  const isStandard = proto.domain === '' || proto.domain === 'ai.onnx';
  const opType = isStandard ? proto.opType : `${proto.domain}.${proto.opType}`;
  return { name, opType, where: describeNode(opType, name, number), inputs: proto.input, outputs: proto.output, proto };
}

/** The node with its attributes; a NetworkError where one cannot be read. */
export function readNode(node: FileNode): OnnxNode {
  const attributes: Record<string, OnnxAttribute> = {};
  for (const attribute of node.proto.attribute) {
    const value = locating(node.where, () => readAttribute(attribute));
    if (value !== undefined) attributes[attribute.name] = value;
  }
  return { name: node.name, opType: node.opType, inputs: node.inputs, outputs: node.outputs, attributes };
}

/** The attribute's value; undefined for kinds that no supported operator has (graphs, sparse tensors, texts). */
function readAttribute(attribute: AttributeProto): OnnxAttribute | undefined {
  switch (attribute.type || guessType(attribute)) {
    case 1:
      return attribute.f;
    case 2:
      return toSafeInteger(attribute.i);
    case 3:
      return new TextDecoder().decode(attribute.s);
    case 4:
      if (attribute.t) return readTensor(attribute.t, attribute.t.name || attribute.name);
      throw new NetworkError(`Its attribute “${attribute.name}” has no value.`, 'Export the network again.');
    case 6:
      return attribute.floats;
    case 7:
      return attribute.ints.map(toSafeInteger);
    default:
      return undefined;
  }
}

/** Old files do not say which kind an attribute is. */
function guessType({ t, s, ints, floats, f }: AttributeProto): number {
  if (t) return 4;
  if (s.length > 0) return 3;
  if (ints.length > 0) return 7;
  if (floats.length > 0) return 6;
  return f !== 0 ? 1 : 2;
}
