import { useEffect, useRef } from 'react';
import { createRegistry } from './commands';

/** A file that the view on screen can be saved as. */
export interface ExportOption {
  readonly id: string;
  /** "Network picture (SVG)". */
  readonly label: string;
  readonly fileName: string;
  readonly produce: () => Blob | Promise<Blob>;
  /** Whether there is anything to save now: what a picture shows may be folded away. Always, where it is left out. */
  readonly isThere?: () => boolean;
}

export const exportOptions = createRegistry<ExportOption>();

/** Offers files while the view is shown; each is made from the newest closure of the same id. */
export function useExports(options: readonly ExportOption[]): void {
  const newest = useRef(options);
  newest.current = options;
  const signature = options.map(({ id, label, fileName }) => [id, label, fileName].join('\u0000')).join('\u0001');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for all of the options but their contents
  useEffect(() => {
    return exportOptions.register(
      newest.current.map((option) => ({
        ...option,
        produce: () => (newest.current.find(({ id }) => id === option.id) ?? option).produce(),
      })),
    );
  }, [signature]);
}

/** The files that can be saved now. */
export function thereNow(options: readonly ExportOption[]): readonly ExportOption[] {
  return options.filter(({ isThere }) => isThere?.() ?? true);
}

/** A name as a file may have it, without the ending of a network's file. */
export function fileStem(name: string): string {
  return name
    .replace(/\.onnx$/, '')
    .replace(/[^\w-]+/g, '-')
    .replace(/-+$/, '');
}

/** Hands a file to the browser's downloads; pictures take along the link of what they show. */
export async function saveExport(option: ExportOption): Promise<void> {
  const { withState } = await import('../carry/stateInFile');
  const url = URL.createObjectURL(await withState(await option.produce(), location.hash));
  const link = document.createElement('a');
  link.href = url;
  link.download = option.fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
