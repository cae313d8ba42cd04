import type { Architecture } from './architecture';
import { dmSmall } from './dmSmall';

const ARCHITECTURES: readonly Architecture[] = [dmSmall];

/** The architecture of that id. */
export function architectureOf(id: string): Architecture {
  const found = ARCHITECTURES.find((architecture) => architecture.id === id);
  if (found) return found;
  throw new RangeError(`There is no architecture “${id}”; known are ${ARCHITECTURES.map(({ id }) => id).join(', ')}.`);
}
