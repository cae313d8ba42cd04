import { type Classes, classesOf } from '../classes/classes';
import type { Network, Shape } from '../network';

/** What a network gives: classes to tell apart, or a value that stands for itself, and why it is taken for one. */
export type Outputs =
  | { readonly kind: 'classes'; readonly classes: Classes }
  | {
      readonly kind: 'value';
      /** Why there are no classes. */
      readonly reason: string;
      /** What the outputs are taken for instead. */
      readonly taken: string;
    };

/** What the outputs of a network are, whose values have these shapes. */
export function outputsOf(network: Network, shapes: ReadonlyMap<string, Shape>): Outputs {
  const classes = classesOf(network, shapes);
  const chosen = 'The outputs are taken as values.';
  if (network.interface?.outputs === 'values') return { kind: 'value', reason: chosen, taken: chosen };
  if (classes.count > 1) return { kind: 'classes', classes };
  return {
    kind: 'value',
    reason: 'The network has one output, so there are no classes to tell apart.',
    taken: 'The network has one output, which is taken as a value.',
  };
}

/** What outputs are called, or stand beside, that are classes. */
const NAMES_OF_CLASSES = /class|label|logit|prob|softmax/i;

/** Whether a file itself says that its outputs are classes: by how it ends, by decisions over them, or by their names. */
export function saysClasses({ normalizedBy, givesClass, decisions, output, ...network }: Network): boolean {
  const names = [network.fileOutput ?? output, ...(network.otherOutputs ?? [])];
  return Boolean(normalizedBy || givesClass || decisions) || names.some((name) => NAMES_OF_CLASSES.test(name));
}

/**
 * The classes of a network, for what makes sense of classes only.
 *
 * @throws RangeError where it has none
 */
export function requireClasses(network: Network, shapes: ReadonlyMap<string, Shape>): Classes {
  const outputs = outputsOf(network, shapes);
  if (outputs.kind === 'classes') return outputs.classes;
  throw new RangeError(`${outputs.reason} Ask for its bounds, give a threshold, or choose a classifier.`);
}
