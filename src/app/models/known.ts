import type { ModelSummary } from '../../engine/api/types';

/** What a person knows of a network besides its file; the engine says what does not fit. */
export type Known = NonNullable<ModelSummary['interface']>;

/** What requests call a model: a bundled one by its id, unless more is known of it than its file says. */
export function requestName({ id, interface: known, card }: Pick<ModelSummary, 'id' | 'interface' | 'card'>): string {
  return known ? id : (card?.id ?? id);
}

/** The same from a link; undefined where it cannot be read. The engine refuses fields that there are not. */
export function readKnown(text: string): Known | undefined {
  try {
    const known: unknown = JSON.parse(text);
    return typeof known === 'object' && known !== null && !Array.isArray(known) ? (known as Known) : undefined;
  } catch {
    return undefined;
  }
}
