import { DATASETS } from '../../catalog/datasets';
import { SCALING } from '../../catalog/operations';
import { classesOf } from '../../network/classes/classes';
import { type DecisionNode, listDecisions } from '../../network/classes/decisionTree';
import { fittingOrder } from '../../network/interface/imageOrder';
import type { Interface } from '../../network/interface/interface';
import type { OpenSizes } from '../../network/interface/openSizes';
import { outputsOf, saysClasses } from '../../network/interface/outputs';
import { type PictureSizes, pictureSizes } from '../../network/interface/pictureSizes';
import { outputSizesOf } from '../../network/interface/withClasses';
import { shapeToOnnx } from '../../network/layout';
import type { HeldInput, NetworkNode, Shape } from '../../network/network';
import type { ModelCard } from '../api/cardTypes';
import type { ReadModel } from './modelStore';
import { countParameters } from './networkCard';

interface LayerSummary {
  readonly name: string;
  readonly op: string;
  /** In ONNX's order: images are channels, height, width. */
  readonly shape: readonly number[];
  /** Names of the values it reads. */
  readonly inputs: readonly string[];
  /** Name of the value it computes. */
  readonly output: string;
  /** Number of weights. */
  readonly parameters: number;
  /** Whether it gives zeros, whatever it reads: what is added to them is a constant that stands among values. */
  readonly zero?: true;
}

export interface ModelSummary {
  /** Digest of the file, the key by which the engine keeps the model. */
  readonly id: string;
  readonly name: string;
  readonly inputShape: readonly number[];
  /** Name of the input in the file. */
  readonly fileInput: string;
  /** All inputs of the file in its order, those that are held among them. */
  readonly fileInputs: readonly string[];
  /** Name of the output that is bounded, in the file. */
  readonly fileOutput: string;
  /** All outputs of the file in its order, those that are left out among them. */
  readonly fileOutputs: readonly string[];
  /** Sizes of the input in the file, where it leaves some open: null for those. */
  readonly openSizes?: OpenSizes;
  /** Inputs of the file that are held at numbers. */
  readonly held: readonly HeldInput[];
  /** Sizes of the output in the file, batch left out. */
  readonly outputSizes: readonly number[];
  /** What is known of it besides its file. */
  readonly interface?: Interface;
  /** The data sets whose images its input takes, by their sizes. */
  readonly fits: readonly string[];
  /** The pictures that it takes; null where it takes none. */
  readonly picture: PictureSizes | null;
  /** The data set of someone's own that it is shown, where the page has one. */
  readonly images?: string;
  readonly outputs: number;
  /** For each output the classes it leads to, none where it is a value: itself, unless a tree of decisions reads the outputs. */
  readonly outputClasses: readonly (readonly number[])[];
  /** The decisions of a tree in the order of their outputs; absent where each output is a class. */
  readonly decisions?: readonly DecisionNode[];
  /** Whether the file says that its outputs are classes; else they are taken for such where there are several. */
  readonly saysClasses?: true;
  /** Whether that its outputs are values is a guess. */
  readonly guessed?: true;
  /** Number of classes; 0 where a single output is a value and no class. */
  readonly classes: number;
  readonly parameters: number;
  readonly layers: readonly LayerSummary[];
  readonly card?: ModelCard;
}

/** What a page wants to know of a model. */
export function summarize({ id, network, shapes, card }: ReadModel): ModelSummary {
  const classes = classesOf(network, shapes);
  const outputs = outputsOf(network, shapes);
  const shapeOf = (name: string) => shapes.get(name) as Shape;
  const inputShape = shapeToOnnx(network.input.shape);
  const fileInput = network.fileInput ?? network.input.name;
  const fileOutput = network.fileOutput ?? network.output;
  return {
    id,
    name: network.name,
    inputShape,
    fileInput,
    fileInputs: network.fileInputs ?? [fileInput],
    fileOutput,
    fileOutputs: network.fileOutputs ?? [fileOutput],
    ...(network.openSizes && { openSizes: network.openSizes }),
    held: network.held ?? [],
    outputSizes: outputSizesOf(network, shapeOf(network.output)),
    ...(network.interface && { interface: network.interface }),
    fits: [...DATASETS].filter(([, { kind }]) => fittingOrder(inputShape, kind.size)).map(([dataset]) => dataset),
    picture: pictureSizes(inputShape),
    outputs: classes.outputs,
    ...(saysClasses(network) && { saysClasses: true }),
    classes: outputs.kind === 'classes' ? classes.count : 0,
    outputClasses:
      outputs.kind === 'classes' ? classes.outputClasses() : Array.from({ length: classes.outputs }, () => []),
    ...(network.decisions && { decisions: listDecisions(network.decisions) }),
    parameters: countParameters(network),
    layers: network.nodes.map((node) => ({
      name: node.name,
      op: node.op,
      shape: shapeToOnnx(shapeOf(node.output)),
      inputs: node.inputs,
      output: node.output,
      parameters: parametersOf(node),
      ...(givesZeros(node) && { zero: true }),
    })),
    ...(card && { card }),
  };
}

function givesZeros({ op, weights }: NetworkNode): boolean {
  return SCALING.has(op) && Object.values(weights).every(({ data }) => data.every((factor) => factor === 0));
}

function parametersOf(node: NetworkNode): number {
  return Object.values(node.weights).reduce((sum, weight) => sum + weight.data.length, 0);
}
