import { shellWord } from '../../../app/commands/copyText';
import { fileNameOf, isFile } from '../../../app/models/openedModels';
import { saidOf } from '../../../app/models/saidOf';
import { DATASETS } from '../../../catalog/datasets';
import type { ModelSummary } from '../../../engine/api/types';
import type { TableOrder } from './useTables';

/** Parts that the work is shared out in, as an example. */
const PARTS = 4;

/**
 * The commands that compute a table in parts, each on a machine of its own, and make one of them; null for images of one's
 * own, which the page knows by no name that a terminal has.
 *
 * @param key of the model in the view's state
 */
export function commandFor(
  key: string,
  model: Pick<ModelSummary, 'interface'>,
  dataset: string | null,
  { method, count }: TableOrder,
): string | null {
  if (dataset === null || !DATASETS.has(dataset)) return null;
  const words = [isFile(key) ? fileNameOf(key) : key, ...saidOf(model)].map(shellWord).join(' ');
  const evaluate = `npx boundscope evaluate ${words} --dataset ${dataset} --count ${count} --method ${method}`;
  const parts = Array.from({ length: PARTS }, (_, at) => {
    return `${evaluate} --shard ${at + 1}/${PARTS} --table shard-${at + 1}.json`;
  });
  return [...parts, 'npx boundscope merge shard-*.json --table table.json', ''].join('\n');
}
