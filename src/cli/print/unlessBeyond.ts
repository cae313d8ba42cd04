import { isOutOfMemory } from '../../engine/backends/outOfMemory';
import { BeyondLinearError } from '../../formats/properties/propertyError';
import { MemoryError } from '../../network/networkError';
import { messageOf } from '../failure';
import { UNKNOWN } from './describeVerdict';

/** What is printed of a property; where it cannot be decided here, for what it asks or for memory, that it is unknown, and why. */
export async function unlessBeyond(property: string, decided: () => Promise<string>): Promise<string> {
  try {
    return await decided();
  } catch (error) {
    const isBeyond = error instanceof BeyondLinearError || error instanceof MemoryError || isOutOfMemory(error);
    if (!isBeyond) throw error;
    console.error(`${property}: ${messageOf(error)}`);
    return UNKNOWN;
  }
}
