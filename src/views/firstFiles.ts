import { decodeHash } from '../app/state/hashCodec';
import { DATASETS, USUAL_DATASET, USUAL_KIND } from '../catalog/datasets';
import { datasetPath, filesOfModel, MODEL_LIST } from '../engine/api/ahead';

/** What the engine is asked about first, by the views that need it; of another network only the list that names it is sure to be. */
const FIRST_FILES: Readonly<Record<string, (parameters: Readonly<Record<string, string>>) => readonly string[]>> = {
  inspect: ({ m: model = USUAL_KIND.tree.model }) =>
    model === USUAL_KIND.tree.model ? [MODEL_LIST, ...Object.values(filesOfModel(model)), ...usualImages()] : [],
  similarity: () => [],
  groups: () => [],
  train: () => [],
};

/**
 * Files that the engine will be asked about where a link opens; undefined where its view does not need the engine at once.
 *
 * @param hash of the page's address
 */
export function firstFiles(hash: string): readonly string[] | undefined {
  const link = decodeHash(hash);
  return link && FIRST_FILES[link.view]?.(link.parameters);
}

function usualImages(): readonly string[] {
  const { first, images, labels } = DATASETS.get(USUAL_DATASET)?.files ?? {};
  return [first ?? images, labels].flatMap((file) => (file === undefined ? [] : [datasetPath(file)]));
}
