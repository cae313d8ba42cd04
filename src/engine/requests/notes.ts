import { describeList, describeSizes, shortened } from '../../network/describe';
import { usualSizes } from '../../network/interface/openSizes';
import { type Outputs, outputsOf } from '../../network/interface/outputs';
import { outputSizesOf } from '../../network/interface/withClasses';
import { shapeToOnnx } from '../../network/layout';
import type { Network, Shape } from '../../network/network';
import { readOtherwise } from '../../network/otherExecutions';
import type { Noted } from '../api/types';
import type { InputBatch } from '../stores/inputs';
import type { StoredModel } from '../stores/modelStore';

/**
 * What was understood of a request that it does not say itself.
 *
 * @param onRadius what is to be said of its radius
 */
export function notesOn({ network, ready }: StoredModel, inputs: InputBatch, onRadius: string | undefined): Noted {
  const notes = [
    noteOnSizes(network),
    noteOnHeld(network),
    noteOnOthers(network),
    noteOnClasses(network, ready.shapes),
    noteOnNormalization(network),
    noteOnReading(ready),
    onRadius,
    inputs.note,
    noteOnOutputs(outputsOf(network, ready.shapes), inputs),
  ];
  const said = notes.filter((note) => note !== undefined);
  return said.length > 0 ? { notes: said } : {};
}

function noteOnOutputs(outputs: Outputs, { dataset }: InputBatch): string | undefined {
  if (outputs.kind === 'value') return `${outputs.taken} Bounds are given.`;
  const { count } = outputs.classes;
  // Without labels or names of classes nothing is said of classes at all.
  if (!dataset || dataset.classes.length === 0 || dataset.classes.length === count) return undefined;
  const has = `${dataset.name} has ${dataset.classes.length}`;
  return `The network has ${count} classes, but ${has}: the same number may mean another class.`;
}

/** What networks are normalised by are float32 numbers, as in PyTorch. */
function noteOnNormalization({ interface: known }: Network): string | undefined {
  const { mean = [], std = [] } = known ?? {};
  const rounded = [...mean, ...std].find((value) => Math.fround(value) !== value);
  if (rounded === undefined) return undefined;
  return `mean and std are taken as float32 numbers, as PyTorch takes them: ${rounded} as ${Math.fround(rounded)}.`;
}

function noteOnReading({ nodes }: StoredModel['ready']): string | undefined {
  const [first] = nodes.flatMap((node) => {
    const others = readOtherwise(node);
    return others === undefined ? [] : [`${node.op} “${shortened(node.name)}”: ${others}`];
  });
  return first;
}

function noteOnOthers({ otherOutputs = [], interface: known, fileOutput }: Network): string | undefined {
  if (otherOutputs.length === 0) return undefined;
  const names = describeList(otherOutputs.map((name) => `“${shortened(name)}”`));
  const which = known?.output === undefined ? 'The first one of numbers' : `“${shortened(fileOutput ?? '')}”`;
  return `The file has ${otherOutputs.length + 1} outputs. ${which} is bounded; left out: ${names}. They are bounded one at a time: choose another as the output.`;
}

/** Sizes that a file leaves open, and nobody gave. */
function noteOnSizes({ openSizes, interface: known, input }: Network): string | undefined {
  if (!openSizes || known?.sizes) return undefined;
  const title = usualSizes(openSizes)?.title;
  return `The file leaves sizes of its input open: it is taken as ${describeSizes(shapeToOnnx(input.shape))}, as pictures of ${title} are. Give others as its sizes.`;
}

function noteOnHeld({ held = [], fileInput = '' }: Network): string | undefined {
  if (held.length === 0) return undefined;
  const each = held.map(
    ({ name, isGiven }) => `“${shortened(name)}” at ${isGiven ? 'the numbers given' : '0, as nothing else is given'}`,
  );
  return `The file has ${held.length + 1} inputs. “${shortened(fileInput)}” may move; held are ${describeList(each)}.`;
}

function noteOnClasses(network: Network, shapes: ReadonlyMap<string, Shape>): string | undefined {
  const { interface: known } = network;
  if (known?.classAxis === undefined) {
    const sizes = outputSizesOf(network, shapes.get(network.output) ?? []);
    const isMap = sizes.filter((size) => size > 1).length > 1 && outputsOf(network, shapes).kind === 'classes';
    if (!isMap || known?.outputs === 'classes') return undefined;
    return `The output has ${describeSizes(sizes)} numbers, and each counts as a class. Say along which axis the classes are, or take them as values.`;
  }
  const at = known.classAt ? ` at ${known.classAt.join(', ')} of the others` : '';
  return `The classes are those along axis ${known.classAxis} of the output${at}.`;
}
