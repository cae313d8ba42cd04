import { activationOf, INPUT_NAMES, rivalOf, type SmallNetwork } from '../../../small/smallNetwork';
import { piece, type RichText } from '../steps/richText';

/** A quantity of the network that can be selected: a hidden neuron, an output, or the question itself. */
export type Unit =
  | { readonly kind: 'hidden'; readonly layer: number; readonly index: number }
  | { readonly kind: 'output'; readonly index: number }
  | { readonly kind: 'question' };

export const QUESTION: Unit = { kind: 'question' };

/** Short name of a unit in links: `h0.1`, `o1`, `q`. */
export function unitId(unit: Unit): string {
  if (unit.kind === 'hidden') return `h${unit.layer}.${unit.index}`;
  return unit.kind === 'output' ? `o${unit.index}` : 'q';
}

/** Whether two names mean one unit. */
export function sameUnit(a: Unit, b: Unit): boolean {
  return unitId(a) === unitId(b);
}

/** The unit of a short name; the question where the network has no such unit. */
export function findUnit(network: SmallNetwork, id: string): Unit {
  const hidden = /^h(\d)\.(\d)$/.exec(id);
  if (hidden) {
    const [layer, index] = [Number(hidden[1]), Number(hidden[2])];
    if (network.hidden[layer]?.weights[index]) return { kind: 'hidden', layer, index };
  }
  const output = Number(/^o([0-2])$/.exec(id)?.[1] ?? 'none');
  if (hasLogits(network) && network.output.weights[output]) return { kind: 'output', index: output };
  return QUESTION;
}

/** All units, layer by layer. */
export function unitsOf(network: SmallNetwork): readonly Unit[] {
  const hidden = network.hidden.flatMap(({ weights }, layer) =>
    weights.map((_, index): Unit => ({ kind: 'hidden', layer, index })),
  );
  const outputs = hasLogits(network) ? [...network.output.weights.keys()] : [];
  return [...hidden, ...outputs.map((index): Unit => ({ kind: 'output', index })), QUESTION];
}

const LETTERS = 'abcdefghijklmnopqrstuvw';
const OUTPUT_NAMES = ['Cat', 'Dog', 'Car'] as const;

/** Whether the outputs are logits, not the difference itself. */
export function hasLogits({ output }: SmallNetwork): boolean {
  return output.weights.length > 1;
}

/** What an output is called. */
export function outputName(index: number): string {
  return OUTPUT_NAMES[index] ?? '';
}

/** The class that Cat is compared with. */
export function rivalName(network: SmallNetwork): string {
  return outputName(rivalOf(network));
}

/** What is asked about: "Cat − Dog". */
export function differenceName(network: SmallNetwork): string {
  return `${OUTPUT_NAMES[0]} − ${rivalName(network)}`;
}

/**
 * The neuron's variable: z where it is the only one, letters in order while they last, then a letter a layer with the
 * place as index.
 */
export function hiddenName(network: SmallNetwork, layer: number, index: number): RichText {
  const sizes = network.hidden.map(({ weights }) => weights.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total === 1) return [piece('z', 'variable')];
  const before = sizes.slice(0, layer).reduce((sum, size) => sum + size, 0);
  if (total <= LETTERS.length) return [piece(LETTERS[before + index] ?? '', 'variable')];
  return [piece(LETTERS[layer] ?? '', 'variable'), piece(String(index + 1), 'subscript')];
}

/** The unit's name, as in a formula. */
export function unitName(network: SmallNetwork, unit: Unit): RichText {
  if (unit.kind === 'hidden') return hiddenName(network, unit.layer, unit.index);
  return [piece(unit.kind === 'output' ? outputName(unit.index) : differenceName(network))];
}

/** Names of what a layer reads: the inputs, or the hidden neurons before it, which carry a plus after their ReLU, a prime after others. */
export function sourceNames(network: SmallNetwork, layer: number): readonly RichText[] {
  if (layer === 0) return INPUT_NAMES.map((name) => [piece(name, 'variable')]);
  const before = network.hidden[layer - 1];
  return (before?.weights ?? []).map((_, index) => [
    ...hiddenName(network, layer - 1, index),
    piece(activationOf(network) === 'relu' ? '+' : '′', 'superscript'),
  ]);
}

/** Where a unit's weights stand: the output counts as the layer after the hidden ones. */
export function rowOf(network: SmallNetwork, unit: Unit): { readonly layer: number; readonly row: number } {
  if (unit.kind === 'hidden') return { layer: unit.layer, row: unit.index };
  return { layer: network.hidden.length, row: unit.kind === 'output' ? unit.index : 0 };
}
