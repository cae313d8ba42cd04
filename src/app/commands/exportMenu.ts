import type { MenuItem } from '../controls/Menu';
import { copyText } from './copyText';
import { type ExportOption, exportOptions, saveExport, thereNow } from './exports';
import { messageOf, notify } from './notices';
import { SAVE } from './words';

const COPY = 'copy ';

/**
 * What can be done with the files that there are now: each is saved; numbers are copied, too, to be pasted into a sheet.
 *
 * @param verb before the names of what is saved, where the menu does not say so
 */
export function exportItems(options: readonly ExportOption[], verb: '' | 'Save ' = ''): readonly MenuItem[] {
  const files = thereNow(options);
  const tables = files.filter(({ fileName }) => fileName.endsWith('.csv'));
  return [
    ...files.map(({ id, label }) => ({ id, label: verb + label })),
    ...tables.map(({ id, label }, at) => ({
      id: COPY + id,
      label: `Copy as CSV: ${label.replace(' (CSV)', '')}`,
      separated: at === 0,
    })),
  ];
}

/** Does what an item of `exportItems` says with the file as it is now; a failure becomes a notice. */
export function performExport(item: string): void {
  const isCopy = item.startsWith(COPY);
  const id = isCopy ? item.slice(COPY.length) : item;
  const option = exportOptions.store.getState().find((candidate) => candidate.id === id);
  if (!option) return;
  (isCopy ? copy(option) : saveExport(option)).catch((error: unknown) => {
    notify({ id: 'export', text: SAVE.failed(option.label, isCopy, messageOf(error)) });
  });
}

/** Saves the first picture that is on screen, or the first file where there is none. */
export function exportFirst(): void {
  const files = thereNow(exportOptions.store.getState());
  performExport((files.find(({ fileName }) => fileName.endsWith('.svg')) ?? files[0])?.id ?? '');
}

async function copy({ label, produce }: ExportOption): Promise<void> {
  await copyText(await (await produce()).text(), label);
}
