import { DATASETS } from '../../catalog/datasets';
import { engine } from '../../engine/api/client';
import type { DataSummary, DatasetImages, ModelSummary } from '../../engine/api/types';
import { saying } from '../commands/notices';
import { pathOf } from '../controls/droppedFiles';
import { announceArrival } from './arrived';

const OWN = 'own:';

/** Data sets that were opened during this visit, the oldest first. */
const opened = new Map<string, DataSummary>();

/** Whether a data set is one that someone opened. */
export function isOwnData(id: string): boolean {
  return id.startsWith(OWN);
}

/** What a data set of someone's own is called, also where it is not here. */
export function nameOfData(id: string): string {
  return opened.get(id)?.name ?? id.slice(OWN.length).replace(/~[^~]*$/, '');
}

/** How many images a data set has; as many as anyone asks for where that is not known. */
export function countOf(id: string | null): number {
  const row = DATASETS.get(id ?? '');
  return row?.count ?? opened.get(id ?? '')?.count ?? Number.POSITIVE_INFINITY;
}

/** What is known of a data set of someone's own; undefined where it is not here. */
export function ownDataOf(id: string): DataSummary | undefined {
  return opened.get(id);
}

/** Those that were opened, the oldest first. */
export function openedData(): readonly DataSummary[] {
  return [...opened.values()];
}

/**
 * Reads a data set from its files and keeps it for this visit.
 *
 * @param model that it is for, as far as that is known
 * @throws Error with the engine's own message when it cannot be taken
 */
export async function openOwnData(files: readonly File[], model: ModelSummary | null): Promise<DataSummary> {
  const name = nameOf(files);
  const given = { name, files: files.map((file) => ({ path: pathOf(file), blob: file })) };
  const size = model?.inputShape.reduce((product, length) => product * length, 1);
  const summary = await saying(`Reading ${name}`, () =>
    engine().openData({ ...given, ...(size !== undefined && { size }) }),
  );
  opened.delete(summary.id);
  opened.set(summary.id, summary);
  announceArrival();
  return summary;
}

/**
 * The images of a data set of someone's own as a network takes them.
 *
 * @throws Error when it is not here, or the network takes no such items
 */
export function ownImages(id: string, model: Pick<ModelSummary, 'id'>): Promise<DatasetImages> {
  return saying(`Reading ${nameOfData(id)}`, () => engine().dataset(id, model.id));
}

/** The data set opened last whose items a network takes, with as many classes or none; null where there is none. */
export async function fittingData(model: ModelSummary): Promise<string | null> {
  for (const { id, classes, isLabelled } of [...opened.values()].reverse()) {
    if (isLabelled && classes.length > model.classes) continue;
    const images = await ownImages(id, model).catch(() => null);
    if (images) return id;
  }
  return null;
}

/** A folder's name, an archive's, or a file's. */
function nameOf(files: readonly File[]): string {
  const paths = files.map(pathOf);
  const [first = ''] = paths;
  const folder = first.split('/')[0] ?? '';
  const isFolder = first.includes('/') && paths.every((path) => path.startsWith(`${folder}/`));
  if (isFolder) return folder;
  if (files.length === 1) return first.replace(/\.(gz|zip)$/, '');
  return `${first.split('/').at(-1)} and ${files.length - 1} more`;
}
