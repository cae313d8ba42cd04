import type { CSSProperties } from 'react';

const MOST = 20;

/** Room for the names of models in front of bars; the longest may be cut short. */
export function nameWidth(models: readonly { readonly name: string }[]): CSSProperties {
  const longest = Math.max(...models.map(({ name }) => name.length));
  return { '--names': `${Math.min(MOST, longest)}ch` };
}
