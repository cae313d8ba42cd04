import { agreeing } from '../../numbers/format';
import { type HashState, PATH } from './hashCodec';
import type { StateDefinition } from './view';

/** A link, and what of it was understood. */
export interface LinkReading {
  readonly text: string;
  readonly read: HashState | undefined;
  /** The states of the view that it names; undefined where there is no such view. */
  readonly states: readonly StateDefinition<object>[] | undefined;
  /** Parts that it hides, freezes or shows alone, and that no view has. */
  readonly unknownParts: readonly string[];
}

/** More than this of what is wrong is not said one by one. */
const MOST_NAMED = 4;

/**
 * What is wrong with a link, and what is shown in its place, as a sentence; undefined where all of it can be read.
 *
 * @param shown the view on screen
 */
export function troubleOf({ text, read, states, unknownParts }: LinkReading, shown: string): string | undefined {
  if (!read && /^[#/]*$/.test(text)) return undefined;
  if (!read || !states) return `This address names no view of Boundscope, so ${shown} is shown. Check the link.`;
  if (read.version !== undefined) {
    return `This link is of version ${short(read.version)}, which is not known here, so the view opens in its first state. Reload the page to get the newest Boundscope, or ask for the link again.`;
  }
  const damaged = (read.damaged ?? []).map((key) => `“${short(key)}”`);
  const bad = [...damaged, ...states.flatMap((state) => state.unreadable?.(read.parameters) ?? [])];
  const incomplete = states.flatMap((state) => state.incomplete?.(read.parameters) ?? []);
  const known = states.flatMap(({ keys }) => keys ?? []);
  const isListed = states.every(({ keys }) => keys !== undefined);
  const isUnknown = (key: string) => isListed && key !== PATH && !known.includes(key);
  const unknown = [...Object.keys(read.parameters).filter(isUnknown), ...unknownParts];
  const sentences = [
    bad.length > 0 &&
      `In this link ${listed(bad)} cannot be read, so the usual ${agreeing(bad.length, 'value is', 'values are')} shown.`,
    incomplete.length > 0 && `Only a part of ${listed(incomplete)} can be read, so the rest is left out.`,
    unknown.length > 0 &&
      `This link says ${listed(unknown.map((key) => `“${short(key)}”`))}, which ${agreeing(unknown.length, 'means', 'mean')} nothing here.`,
  ].filter((sentence) => sentence !== false);
  return sentences.length > 0 ? `${sentences.join(' ')} Check the link.` : undefined;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(' and ');
}

function short(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
