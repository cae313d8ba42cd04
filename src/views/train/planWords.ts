import type { TrainingMethod } from '../../engine/trainingTypes';
import { METHOD_NOTES } from './methodNotes';
import type { NamedGroup } from './requests';
import type { TrainSettings } from './trainState';

/** What will be trained, in a sentence or two. */
export function planWords(
  { methods, inner, outer }: Pick<TrainSettings, 'methods' | 'inner' | 'outer'>,
  groups: readonly NamedGroup[],
  format: (radius: number) => string,
): string {
  const asks = (method: TrainingMethod) => METHOD_NOTES[method].asks(format(inner), format(outer));
  const count = groups.length === 0 ? '' : ` ${groups.length} groups of classes`;
  const [first, second] = methods;
  if (!first) return '';
  if (!second)
    return `A network that is asked for ${asks(first)}, and judged by${count || ' its groups'} after every epoch.`;
  const [name, other] = [METHOD_NOTES[first].name, METHOD_NOTES[second].name];
  return `Two networks, from the same images and the same seed. ${name} is asked for ${asks(first)}; ${other} for ${asks(second)}. What does the difference buy?`;
}
