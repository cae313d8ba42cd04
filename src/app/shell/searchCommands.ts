import type { Command } from '../commands';

/** Commands whose label has all the words typed, those that begin with them first. */
export function searchCommands(list: readonly Command[], query: string): readonly Command[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = list.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
  const [first = ''] = words;
  const begins = ({ label }: Command) => (label.toLowerCase().startsWith(first) ? 0 : 1);
  return matching.toSorted((a, b) => begins(a) - begins(b));
}
