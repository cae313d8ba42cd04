/**
 * One of several parts of a list, computed apart: every `of`-th entry, from the `number`-th on. Neighbours go to different
 * shards, since what an image costs often goes with its class, and classes with places.
 */
export interface Shard {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** The entries of a list that belong to a shard, in their order. */
export function shardOf<T>(all: readonly T[], { number, of }: Shard): T[] {
  return all.filter((_, at) => at % of === number - 1);
}

/**
 * The list whose shards these are: the inverse of `shardOf`.
 *
 * @param parts entries of shard 1, of shard 2, …
 * @throws RangeError naming the shard that is too long or too short for that
 */
export function joinShards<T>(parts: readonly (readonly T[])[]): T[] {
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  const wrong = parts.findIndex((part, at) => part.length !== Math.ceil((total - at) / parts.length));
  if (wrong >= 0) {
    const wanted = Math.ceil((total - wrong) / parts.length);
    throw new RangeError(
      `Shard ${wrong + 1} of ${parts.length} has ${parts[wrong]?.length} of ${total} entries, but ${wanted} belong to it.`,
    );
  }
  return Array.from({ length: total }, (_, at) => parts[at % parts.length]?.[Math.floor(at / parts.length)] as T);
}

/** Whether it is one. */
export function isShard({ number, of }: Shard): boolean {
  return Number.isSafeInteger(of) && Number.isSafeInteger(number) && number >= 1 && number <= of;
}
