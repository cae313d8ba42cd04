import { headOf, readExpressions } from './expressions';
import type { Property } from './property';
import { readVnnlib1 } from './vnnlib1';
import { type Query, readVnnlib2 } from './vnnlib2';

/** A property, and what a file in VNN-LIB 2 calls its network and variables. */
export interface ReadProperty {
  readonly property: Property;
  readonly query?: Query;
}

/**
 * Reads a property in VNN-LIB 1.0 or 2.x.
 *
 * @throws PropertyError naming the place of what cannot be taken
 */
export function parseProperty(text: string): ReadProperty {
  const expressions = readExpressions(text);
  const [first] = expressions;
  if (!first || headOf(first) !== 'vnnlib-version') return { property: readVnnlib1(expressions) };
  const query = readVnnlib2(expressions);
  return { property: query.property, query };
}
