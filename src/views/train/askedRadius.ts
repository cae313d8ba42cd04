import type { TrainingMethod } from '../../engine/trainingTypes';
import { hasRadius, usesGroups } from './methodNotes';

/** The radius that a method asks of two classes; 0 where it asks for none. */
export function askedRadius(
  method: TrainingMethod,
  together: boolean,
  { inner, outer }: { readonly inner: number; readonly outer: number },
): number {
  if (!hasRadius(method)) return 0;
  return together && usesGroups(method) ? inner : outer;
}
