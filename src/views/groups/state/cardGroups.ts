/** For each class the number of its group by a card; a class in no group of the card is alone in one. */
export function groupsOfCard(
  groups: readonly (readonly string[])[],
  classes: number,
  nameOf: (label: number) => string,
): readonly number[] {
  return Array.from({ length: classes }, (_, label) => {
    const group = groups.findIndex((names) => names.includes(nameOf(label)));
    return group < 0 ? groups.length + label : group;
  });
}

/** Whether two divisions of the classes are one, whatever the numbers of their groups. */
export function isSameGrouping(one: readonly number[], other: readonly number[]): boolean {
  const pairs = new Set(one.map((group, label) => `${group} ${other[label]}`));
  return pairs.size === new Set(one).size && pairs.size === new Set(other).size;
}
