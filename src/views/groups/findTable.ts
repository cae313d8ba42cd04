import { engine } from '../../engine/client';
import type { ModelSummary } from '../../engine/types';
import type { RadiusTable } from '../../evaluation/table/radiusTable';

/** The table to begin with: the one that comes with a model, else the latest that was finished here; null for none. */
export async function findTable(model: ModelSummary): Promise<RadiusTable | null> {
  const bundled = model.card ? await engine().bundledTable(model.card.id) : null;
  if (bundled) return bundled;
  const stored = await engine().storedTables();
  const mine = stored.find(({ about, done, images }) => about.model.hash === model.id && done === images);
  return mine ? engine().storedTable(mine.key) : null;
}
