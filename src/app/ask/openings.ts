import { remember, remembered } from '../storage';

const KEY = 'boundscope.openings';

/** Those of the last visits. */
const MOST = 16;

/** A link that carries a network is longer; nothing of it is kept. */
const LONGEST = 300;

/**
 * Whether an earlier visit opened here and its answers were kept, so that nothing has to be computed before the first bounds
 * stand. Where they were of another version the engine is asked after all.
 */
export function isKnownOpening(hash: string): boolean {
  return openings().includes(hash);
}

/** Remembers where a visit opened whose answers are kept. */
export function rememberOpening(hash: string): void {
  if (hash.length > LONGEST || openings()[0] === hash) return;
  const others = openings().filter((other) => other !== hash);
  remember(KEY, [hash, ...others].slice(0, MOST).join('\n'));
}

function openings(): readonly string[] {
  return remembered(KEY)?.split('\n') ?? [];
}
