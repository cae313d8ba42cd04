import { create, type MessageInitShape } from '@bufbuild/protobuf';
import type { OpenSizes } from '../../../network/interface/openSizes';
import { permute } from '../../../network/layout';
import { dataTypeNumber } from './dataType';
import { type AttributeProtoSchema, GraphProtoSchema, type NodeProtoSchema, type TensorProtoSchema } from './onnx_pb';
import type { ParsedModel } from './parseModel';

/** Numbers as a file has them, row by row. */
export interface Numbers {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** An attribute: whole numbers, unless they are said to be others. */
export type DraftAttribute =
  | number
  | string
  | readonly number[]
  | { readonly float: number }
  | { readonly texts: readonly string[] };

type Attributes = Readonly<Record<string, DraftAttribute>>;

/** The version of ONNX's operators that are written. */
const OPSET = 21;

/** The ONNX graph that a network of another format is translated to. */
export class GraphDraft {
  readonly #nodes: MessageInitShape<typeof NodeProtoSchema>[] = [];
  readonly #constants: MessageInitShape<typeof TensorProtoSchema>[] = [];
  readonly #taken = new Set<string>();
  #input: { readonly name: string; readonly sizes: OpenSizes } | undefined;

  /**
   * The input of the network.
   *
   * @param sizes of one sample; null for those that are left open
   */
  input(name: string, sizes: OpenSizes): string {
    this.#input = { name: this.#unused(name), sizes };
    return this.#input.name;
  }

  constant(name: string, { shape, data }: Numbers): string {
    const unused = this.#unused(name);
    const rawData = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.#constants.push({ name: unused, dims: shape.map(BigInt), dataType: dataTypeNumber('float32'), rawData });
    return unused;
  }

  integers(name: string, values: readonly number[]): string {
    const unused = this.#unused(name);
    const dims = [BigInt(values.length)];
    this.#constants.push({ name: unused, dims, dataType: dataTypeNumber('int64'), int64Data: values.map(BigInt) });
    return unused;
  }

  /**
   * Adds an operation.
   *
   * @param name of it and of its output, but for a number where that is taken
   * @returns the name of its output
   */
  add(name: string, opType: string, inputs: readonly string[], attributes: Attributes = {}): string {
    const output = this.#unused(name);
    const attribute = Object.entries(attributes).map(([key, value]) => attributeInit(key, value));
    this.#nodes.push({ name: output, opType, input: [...inputs], output: [output], attribute });
    return output;
  }

  /** The graph, to be read as that of a file. */
  finish(output: string): ParsedModel {
    const { name = '', sizes = [] } = this.#input ?? {};
    const dim = [null, ...sizes].map((size, axis) =>
      size === null
        ? { value: { case: 'dimParam' as const, value: axis === 0 ? 'batch' : `open ${axis}` } }
        : { value: { case: 'dimValue' as const, value: BigInt(size) } },
    );
    const graph = create(GraphProtoSchema, {
      node: this.#nodes,
      initializer: this.#constants,
      input: [{ name, type: { tensorType: { elemType: dataTypeNumber('float32'), shape: { dim } } } }],
      output: [{ name: output }],
    });
    return { graph, opset: OPSET, metadata: [] };
  }

  #unused(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.#taken.has(name); number++) name = `${wanted}.${number}`;
    this.#taken.add(name);
    return name;
  }
}

/** The same numbers with the axes in another order. */
export function permuted({ shape, data }: Numbers, order: readonly number[]): Numbers {
  return { shape: order.map((axis) => shape[axis] as number), data: permute(data, shape, order) as Float32Array };
}

function attributeInit(name: string, value: DraftAttribute): MessageInitShape<typeof AttributeProtoSchema> {
  if (typeof value === 'number') return { name, type: 2, i: BigInt(value) };
  if (typeof value === 'string') return { name, type: 3, s: new TextEncoder().encode(value) };
  if ('texts' in value) return { name, type: 8, strings: value.texts.map((text) => new TextEncoder().encode(text)) };
  if ('float' in value) return { name, type: 1, f: value.float };
  return { name, type: 7, ints: value.map(BigInt) };
}
