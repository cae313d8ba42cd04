import { describeNode } from '../../../network/describe';
import { locating, NetworkError } from '../../../network/networkError';
import type { OnnxAttribute, OnnxNode } from '../../../network/onnxNode';
import { CHECK_FILE } from '../../../network/remedies';
import { isStandard } from './functions';
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
  const opType = isStandard(proto.domain) ? proto.opType : `${proto.domain}.${proto.opType}`;
  return { name, opType, where: describeNode(opType, name, number), inputs: proto.input, outputs: proto.output, proto };
}

/** The attributes that operators here have had up to ONNX 28; another may change what a node computes. */
const KNOWN: ReadonlySet<string> = new Set(
  (
    'activation_alpha activation_beta activations allowzero alpha antialias approximate auto_pad axes axis ' +
    'batch_dims beta bias block_size blocksize broadcast ceil_mode clip consumed_inputs ' +
    'coordinate_transformation_mode count_include_pad cubic_coeff_a dilations direction end ends epsilon equation ' +
    'exclude_outside exclusive extrapolation_value gamma group height_scale hidden_size input_forget is_test ' +
    'keep_aspect_ratio_policy keepdims kernel_shape layout linear_before_reset max min mode momentum nearest_mode ' +
    'noop_with_empty_axes num_groups num_outputs output_dtype output_padding output_sequence output_shape p ' +
    'paddings pads perm precision ratio reduction reverse round_mode saturate scale scales seed select_last_index shape size ' +
    'sparse_value spatial split start starts stash_type steps storage_order strides to training_mode transA transB ' +
    'upper value value_float value_floats value_int value_ints value_string value_strings width_scale zeros'
  ).split(' '),
);

/** The node with its attributes; a NetworkError where one cannot be read, or may mean anything. */
export function readNode(node: FileNode): OnnxNode {
  const attributes: Record<string, OnnxAttribute> = {};
  for (const attribute of node.proto.attribute) {
    if (!KNOWN.has(attribute.name)) {
      locating(node.where, () => {
        throw new NetworkError(
          `Its attribute “${attribute.name}” is not known here, so neither is what it computes.`,
          'Export the network without it, or for an older opset.',
        );
      });
    }
    const value = locating(node.where, () => readAttribute(attribute));
    if (value !== undefined) attributes[attribute.name] = value;
  }
  return { name: node.name, opType: node.opType, inputs: node.inputs, outputs: node.outputs, attributes };
}

/** The attribute's value; undefined for kinds that no supported operator has (graphs, sparse tensors). */
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
      throw new NetworkError(`Its attribute “${attribute.name}” has no value.`, CHECK_FILE);
    case 6:
      return attribute.floats;
    case 7:
      return attribute.ints.map(toSafeInteger);
    case 8:
      return attribute.strings.map((text) => new TextDecoder().decode(text));
    default:
      return undefined;
  }
}

/** Old files do not say which kind an attribute is. */
function guessType({ t, s, ints, floats, strings, f }: AttributeProto): number {
  if (t) return 4;
  if (strings.length > 0) return 8;
  if (s.length > 0) return 3;
  if (ints.length > 0) return 7;
  if (floats.length > 0) return 6;
  return f !== 0 ? 1 : 2;
}
