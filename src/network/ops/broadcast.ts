import type { Shape } from '../network';
import { NetworkError } from '../networkError';

/** The shape that two shapes have together under numpy's rules; a NetworkError where they do not fit. */
export function broadcastShape(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const left = a[axis - rank + a.length] ?? 1;
    const right = b[axis - rank + b.length] ?? 1;
    if (left === right || right === 1) return left;
    if (left === 1) return right;
    throw new NetworkError(
      `The shapes [${a.join(', ')}] and [${b.join(', ')}] do not fit together.`,
      'Correct the shapes.',
    );
  });
}
