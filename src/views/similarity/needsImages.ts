import type { SimilaritySource } from '../../engine/types';

/** Whether a source looks at images. */
export function needsImages(source: SimilaritySource): boolean {
  return source === 'features' || source === 'confusion';
}
