import { NetworkError } from '../../../network/networkError';

/** What a file says of a layer; anything may be in it. */
export type Config = Readonly<Record<string, unknown>>;

/** What a file says somewhere, as it says it. */
export function shownAs(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return 'nested too deeply';
  }
}

export const SAVE_AGAIN = 'Save the model again with model.save("network.keras").';

export function isConfig(value: unknown): value is Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A part of a file that must be an object. */
export function configIn(config: Config, field: string): Config {
  const value = config[field];
  if (isConfig(value)) return value;
  throw new NetworkError(`Its ${field} is missing, or no object.`, SAVE_AGAIN);
}

export function listIn(config: Config, field: string): readonly unknown[] {
  const value = config[field];
  if (Array.isArray(value)) return value;
  throw new NetworkError(`Its ${field} is missing, or no list.`, SAVE_AGAIN);
}

export function textIn(config: Config, field: string, usual?: string): string {
  const value = config[field] ?? usual;
  if (typeof value === 'string') return value;
  throw new NetworkError(`Its ${field} is missing, or no text.`, SAVE_AGAIN);
}

export function numberIn(config: Config, field: string, usual?: number): number {
  const value = config[field] ?? usual;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new NetworkError(`Its ${field} is missing, or no number.`, SAVE_AGAIN);
}

export function flagIn(config: Config, field: string, usual: boolean): boolean {
  const value = config[field] ?? usual;
  if (typeof value === 'boolean') return value;
  throw new NetworkError(`Its ${field} is neither true nor false.`, SAVE_AGAIN);
}

/**
 * Whole numbers, one for each axis of a window; one number stands for all.
 *
 * @param usual where the file says nothing
 */
export function sizesIn(config: Config, field: string, count: number, usual?: number): readonly number[] {
  const value = config[field] ?? usual;
  const sizes = Array.isArray(value) ? value : Array(count).fill(value);
  const isRight = sizes.length === count && sizes.every((size) => Number.isSafeInteger(size) && size >= 0);
  if (isRight) return sizes as number[];
  throw new NetworkError(`Its ${field} is ${shownAs(value)}; ${count} whole numbers are needed.`, SAVE_AGAIN);
}
