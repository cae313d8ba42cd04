import { engine } from '../../engine/client';
import type { ModelSummary } from '../../engine/types';
import type { RadiusTable } from '../../evaluation/table/radiusTable';

/** The table to begin with: the one with most images that was finished here, or that comes with the model; null for none. */
export async function findTable(model: ModelSummary): Promise<RadiusTable | null> {
  const named = model.card ? await engine().bundledTable(model.card.id) : null;
  // A network trained here may go by a bundled one's name.
  const bundled = named?.about.model.hash === model.id ? named : null;
  const stored = await engine().storedTables();
  const finished = stored.filter(({ about, done, images }) => about.model.hash === model.id && done === images);
  const [largest] = [...finished].sort((a, b) => b.images - a.images);
  if (!largest || (bundled && bundled.labels.length >= largest.images)) return bundled;
  return engine().storedTable(largest.key);
}
