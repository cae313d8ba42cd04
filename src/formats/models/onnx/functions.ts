import { create } from '@bufbuild/protobuf';
import { describeNode } from '../../../network/describe';
import { NetworkError } from '../../../network/networkError';
import {
  type AttributeProto,
  type FunctionProto,
  type GraphProto,
  type NodeProto,
  NodeProtoSchema,
  type OperatorSetIdProto,
} from './onnx_pb';

/** Functions that call each other could become more nodes than fit into any memory. */
const MOST_NODES = 30_000;
const MOST_LEVELS = 64;

/** Since this version of ONNX, operators of a later one differ by the types of numbers they take. */
const SETTLED_VERSION = 18;

/** The version of ONNX's own operators. */
export function standardVersion(imports: readonly OperatorSetIdProto[]): number | undefined {
  const own = imports.find(({ domain }) => isStandard(domain));
  return own && Number(own.version);
}

/** Whether operators of the domain are ONNX's own. */
export function isStandard(domain: string): boolean {
  return domain === '' || domain === 'ai.onnx';
}

/**
 * Puts the nodes of functions that are defined in the file in the places of their calls.
 *
 * @param graph is changed
 * @param opset of the model
 */
export function inlineFunctions(graph: GraphProto, functions: readonly FunctionProto[], opset: number): void {
  if (functions.length === 0) return;
  const known = new Map(functions.map((each) => [keyOf(each.domain, each.name, each.overload), each]));
  const inlined: NodeProto[] = [];
  const add = (node: NodeProto, level: number) => {
    const called = known.get(keyOf(node.domain, node.opType, node.overload));
    if (!called) inlined.push(node);
    else {
      const where = describeNode(node.opType, node.name || (node.output[0] ?? ''), inlined.length + 1);
      checkCall(called, opset, level, where);
      for (const part of bodyOf(called, node, `${node.name || node.opType}.${inlined.length}/`)) add(part, level + 1);
    }
    if (inlined.length > MOST_NODES) {
      throw new NetworkError(`The functions in the file are more than ${MOST_NODES} nodes.`, 'Use a smaller network.');
    }
  };
  for (const node of graph.node) add(node, 0);
  graph.node = inlined;
}

function checkCall({ name, opsetImport }: FunctionProto, opset: number, level: number, where: string): void {
  if (level > MOST_LEVELS) {
    throw new NetworkError(`The function ${name} calls itself.`, 'Export the network without it.', where);
  }
  const own = standardVersion(opsetImport) ?? opset;
  if (own === opset || Math.min(own, opset) >= SETTLED_VERSION) return;
  throw new NetworkError(
    `The function ${name} is of ONNX’s version ${own}, the network of ${opset}.`,
    'Inline the functions: onnx.inliner.inline_local_functions(model, convert_version=True).',
    where,
  );
}

/** The nodes of one call, their values named so that no two calls share one. */
function bodyOf(called: FunctionProto, call: NodeProto, prefix: string): readonly NodeProto[] {
  const names = new Map<string, string>();
  called.input.forEach((name, index) => void names.set(name, call.input[index] ?? ''));
  called.output.forEach((name, index) => void names.set(name, call.output[index] || `${prefix}${name}`));
  const rename = (name: string) => (name === '' ? '' : (names.get(name) ?? `${prefix}${name}`));
  const body = called.node.map((node) => ({
    ...node,
    name: `${prefix}${node.name || node.opType}`,
    input: node.input.map(rename),
    output: node.output.map(rename),
    attribute: node.attribute.flatMap((attribute) => attributeOf(attribute, called, call)),
  }));
  // A function may give back what it was given.
  const passed = called.output.flatMap((name, index) => {
    const isGiven = called.input.includes(name) && call.output[index];
    return isGiven ? [identity(call.input[called.input.indexOf(name)] ?? '', call.output[index] ?? '')] : [];
  });
  return [...body, ...passed];
}

function identity(input: string, output: string): NodeProto {
  return create(NodeProtoSchema, { opType: 'Identity', name: output, input: [input], output: [output] });
}

/** An attribute within a function; nothing where it is one of the call that the call leaves out. */
function attributeOf(attribute: AttributeProto, called: FunctionProto, call: NodeProto): readonly AttributeProto[] {
  if (attribute.refAttrName === '') return [attribute];
  const isMeant = ({ name }: AttributeProto) => name === attribute.refAttrName;
  const given = call.attribute.find(isMeant) ?? called.attributeProto.find(isMeant);
  return given ? [{ ...given, name: attribute.name }] : [];
}

function keyOf(domain: string, name: string, overload: string): string {
  return JSON.stringify([isStandard(domain) ? '' : domain, name, overload]);
}
