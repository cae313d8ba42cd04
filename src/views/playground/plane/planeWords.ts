import { activationOf, activationTitle } from '../../../small/smallNetwork';
import { formulaOf } from '../math/formulaOf';
import { differenceName, type Unit, unitName } from '../math/units';
import type { PlaygroundModel } from '../state/playgroundModel';
import { type RichText, rich, strong } from '../steps/richText';
import { claimLine } from './falsifiedPart';
import { findingOf } from './finding';
import { quantityOf } from './quantity';

/** What the lines over the plane of inputs join; nothing before the first layer. */
export function linesOf(model: PlaygroundModel, selected: Unit): RichText | undefined {
  const { network } = model.state;
  const quantity = quantityOf(model, selected);
  if (!quantity) return undefined;
  const { unit, after } = quantity;
  if (unit.kind === 'question') {
    const only: Unit = { kind: 'hidden', layer: 0, index: 0 };
    return claimLine(network)
      ? rich`lines: equal ${formulaOf(network, only)}`
      : rich`lines: equal ${differenceName(network)}, sampled`;
  }
  const name = unitName(network, unit);
  return after ? rich`lines: equal ${activationTitle(network)}(${name}), sampled` : rich`lines: equal ${name}, sampled`;
}

/** What the plane of a layer's values says. */
export const reachFinding: RichText = rich`${strong('Every input of the box lands in the exact set.')} Each method’s set contains it; where it is larger, no input leads there, and the method cannot know.`;

/** What the plane of inputs says at this step, in a sentence or two: no more than the walk has come to. */
export function planeFinding(model: PlaygroundModel, selected: Unit): RichText {
  const quantity = quantityOf(model, selected);
  if (!quantity) {
    return rich`${strong('Every point of the box is one input.')} There are endlessly many, so trying them out proves nothing. Drag a corner to change the box.`;
  }
  const { unit, after } = quantity;
  if (unit.kind === 'question') return findingOf(model);
  const name = unitName(model.state.network, unit);
  if (unit.kind === 'output')
    return rich`${strong('Colour is the score.')} Orange inputs score above 0 for ${name}, blue ones below.`;
  if (after && activationOf(model.state.network) !== 'relu') {
    return rich`${strong('The activation bends the field.')} It never turns it round: where ${name} was larger it is not smaller now.`;
  }
  if (after)
    return rich`${strong('ReLU bends the field.')} Where ${name} was below 0 it is 0 now, and the lines are gone.`;
  return rich`${strong('A neuron tilts the plane.')} ${name} is below 0 where it is blue and above 0 where it is orange.`;
}
