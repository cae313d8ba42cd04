import { DATA_ENDINGS, endsWithOneOf } from '../../catalog/dataFormats';
import { NETWORK_ENDINGS } from '../../catalog/formats';

/** A folder with more was hardly meant. */
const MOST_FILES = 20_000;
/** Nor folders in folders in folders without end. */
const MOST_DEPTH = 6;

/** Where files lay in the folders that were dropped. */
const paths = new WeakMap<File, string>();

/** Where a file lay in the folder that was opened: "animals/cat/12.png"; its name where it was opened by itself. */
export function pathOf(file: File): string {
  return paths.get(file) ?? (file.webkitRelativePath || file.name);
}

/** A file, and those that came along with it. */
export interface FilesTogether {
  readonly file: File;
  readonly beside: readonly File[];
}

/** Files that were dropped, with those in dropped folders and in folders within. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<readonly File[]> {
  // What was dropped is known until the event is over.
  const dropped = Array.from(items, (item) => ({ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }));
  const folders = dropped.flatMap(({ entry }) => (entry?.isDirectory ? [entry as FileSystemDirectoryEntry] : []));
  if (folders.length === 0) return Array.from(files);
  // What a program made up has a file and no entry.
  const single = dropped.flatMap(({ entry, file }) => (!entry?.isDirectory && file ? [file] : []));
  const within = (await Promise.all(folders.map((folder) => filesIn(folder)))).flat();
  return [...single, ...(await Promise.all(within.slice(0, MOST_FILES).map(fileOf)))];
}

/** Which of some files holds the network: the first whose name ends so; the others lie beside it. */
export function filesTogether(files: readonly File[]): FilesTogether | undefined {
  const ending = (end: string) => files.filter(({ name }) => name.replace(/\.gz$/, '').endsWith(end));
  const networks = NETWORK_ENDINGS.flatMap(ending);
  const file =
    networks.find(({ name }) => name === 'model.json' && networks[0]?.name.endsWith('.json')) ??
    networks[0] ??
    files[0];
  return file && { file, beside: files.filter((other) => other !== file) };
}

/** Files that were opened together. */
export interface SortedFiles {
  readonly network: FilesTogether | undefined;
  /** Of a data set: pictures, arrays, tables. */
  readonly data: readonly File[];
}

/** Which of some files are a network's, and which are a data set's. */
export function sortFiles(files: readonly File[]): SortedFiles {
  const isNetwork = ({ name }: File) => endsWithOneOf(name, NETWORK_ENDINGS);
  // Weights beside a network may end as batches of pictures do.
  const isItem = ({ name }: File) => endsWithOneOf(name, DATA_ENDINGS) && !endsWithOneOf(name, ['.txt', '.bin']);
  const networks = files.filter(isNetwork);
  // Folders of pictures often hold notes in JSON, as a network may be.
  const isNetworkSure = networks.some(({ name }) => !endsWithOneOf(name, ['.json']));
  const hasItems = files.some((file) => isItem(file) && !isNetwork(file));
  if (networks.length > 0 && (isNetworkSure || !hasItems)) {
    const data = hasItems ? files.filter((file) => !isNetwork(file) && endsWithOneOf(file.name, DATA_ENDINGS)) : [];
    const beside = data.filter(({ name }) => endsWithOneOf(name, ['.bin']));
    return {
      network: filesTogether(files.filter((file) => !data.includes(file) || beside.includes(file))),
      data: data.filter((file) => !beside.includes(file)),
    };
  }
  const isData = files.some(({ name }) => endsWithOneOf(name, DATA_ENDINGS));
  return isData ? { network: undefined, data: files } : { network: filesTogether(files), data: [] };
}

/** What some files are called in messages: the network, the folder, or the first of them. */
export function nameOfFiles({ network, data }: SortedFiles): string {
  const first = network?.file ?? data[0];
  return first ? (pathOf(first).split('/')[0] ?? '') : '';
}

async function filesIn(folder: FileSystemDirectoryEntry, depth = 0): Promise<FileSystemFileEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemFileEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0 || found.length > MOST_FILES) return found;
    found.push(...(some.filter((entry) => entry.isFile) as FileSystemFileEntry[]));
    if (depth === MOST_DEPTH) continue;
    for (const inner of some.filter((entry) => entry.isDirectory)) {
      found.push(...(await filesIn(inner as FileSystemDirectoryEntry, depth + 1)));
    }
  }
}

async function fileOf(entry: FileSystemFileEntry): Promise<File> {
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  paths.set(file, entry.fullPath.replace(/^\//, ''));
  return file;
}
