const TONES = 'abcdefghij';

/**
 * The colour of a group: A to J, then A again; a letter always stands with it. Groups made by hand, whose indices begin
 * at the number of classes, take colours from the other end, which the tree's groups reach last.
 */
export function groupTone(group: number, classes: number): string {
  const place = group < classes ? group % TONES.length : TONES.length - 1 - ((group - classes) % TONES.length);
  return `var(--group-${TONES[place]})`;
}
