import { useEffect, useRef } from 'react';
import { createRegistry } from './registry';

/** A file that the view on screen can be saved as. */
export interface ExportOption {
  readonly id: string;
  /** "Network picture (SVG)". */
  readonly label: string;
  readonly fileName: string;
  readonly produce: () => Blob | Promise<Blob>;
}

export const exportOptions = createRegistry<ExportOption>();

/** Offers files while the view is shown; each is made from the newest closure of the same id. */
export function useExports(options: readonly ExportOption[]): void {
  const newest = useRef(options);
  newest.current = options;
  const signature = options.map(({ id, label }) => `${id}\u0000${label}`).join('\u0001');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for what the menu shows of the options
  useEffect(() => {
    return exportOptions.register(
      newest.current.map((option) => ({
        ...option,
        produce: () => (newest.current.find(({ id }) => id === option.id) ?? option).produce(),
      })),
    );
  }, [signature]);
}

/** Hands a file to the browser's downloads. */
export async function saveExport(option: ExportOption): Promise<void> {
  const url = URL.createObjectURL(await option.produce());
  const link = document.createElement('a');
  link.href = url;
  link.download = option.fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
