import type { Architecture } from './architecture';
import { dmMedium } from './dmMedium';
import { dmSmall } from './dmSmall';
import { tinyCnn } from './tinyCnn';

/** Every architecture that recipes may name, the smallest first. */
export const ARCHITECTURES: readonly Architecture[] = [tinyCnn, dmSmall, dmMedium];

/** The architecture of that id. */
export function architectureOf(id: string): Architecture {
  const found = ARCHITECTURES.find((architecture) => architecture.id === id);
  if (found) return found;
  throw new RangeError(`There is no architecture “${id}”; known are ${ARCHITECTURES.map(({ id }) => id).join(', ')}.`);
}
