import { headOf, readExpressions } from './expressions';
import type { Property } from './property';
import { PropertyError } from './propertyError';
import { readVnnlib1 } from './vnnlib1';
import { type Query, readVnnlib2 } from './vnnlib2';

/** A property, and what a file in VNN-LIB 2 calls its network and variables. */
export interface ReadProperty {
  readonly property: Property;
  readonly query?: Query;
}

/** The latest text that was read: whoever decides it in parts asks for it again, and one of an image takes a fifth of a second. */
let latest: { readonly text: string; readonly read: ReadProperty } | undefined;

/**
 * Reads a property in VNN-LIB 1.0 or 2.x.
 *
 * @throws PropertyError naming the place of what cannot be taken
 */
export function parseProperty(text: string): ReadProperty {
  if (latest?.text !== text) latest = { text, read: readText(text) };
  return latest.read;
}

function readText(text: string): ReadProperty {
  if (text.includes('\0')) {
    throw new PropertyError(
      'This is no text, and so no property.',
      'Give the network first, then the property in VNN-LIB.',
    );
  }
  const expressions = readExpressions(text);
  const [first] = expressions;
  if (!first || headOf(first) !== 'vnnlib-version') return { property: readVnnlib1(expressions) };
  const query = readVnnlib2(expressions);
  return { property: query.property, query };
}
