import { counted } from '../../../numbers/format';
import type { Work } from '../work/useWork';

const DRAWING = 'A drawing in floats; the numbers of cards and ladder are exact.';
const SAMPLED = 'A drawing in floats. This activation is smooth: the exact set is sampled on a grid of 48 × 48.';

/** What the picture of a layer is worth, and how much of the exact set is found; lazily loaded with the picture. */
export function noteOf({ result, done }: Work<'reach'>): string {
  if (!result) return `${DRAWING} The exact set is being found.`;
  if (result.sampled) return SAMPLED;
  const cells = counted(result.polygons.length, 'cell');
  if (!done) return `${DRAWING} So far ${cells} of the exact set are found, so its area is still too small.`;
  return result.complete
    ? `${DRAWING} The exact set has ${cells}.`
    : `${DRAWING} Only the first ${cells} of the exact set are drawn, so its area is too small.`;
}
