import { InputError } from './inputError';
import type { OptionRow } from './options';

const UNITS: Readonly<Record<string, number>> = { '': 1, kb: 1e3, mb: 1e6, gb: 1e9 };

/** How many bytes bounding may take: "512MB", "2GB". */
export const MEMORY: OptionRow<number> = {
  flags: '--memory <M>',
  note: 'how much memory bounding may take in each process, such as 512MB or 2GB (default: 1GB); what needs more is refused beforehand',
  read: readMemory,
};

function readMemory(text: string): number {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*([kmg]?b?)\s*$/i.exec(text) ?? [];
  const factor = UNITS[(unit ?? '').toLowerCase()];
  const bytes = Number(number) * (factor ?? Number.NaN);
  if (bytes > 0 && Number.isFinite(bytes)) return bytes;
  throw new InputError(`--memory has “${text}”. Give an amount such as 512MB or 2GB.`);
}
