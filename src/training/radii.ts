/** Two radii: a small one between classes of one group, a large one between groups. */
export interface GroupRadii {
  /** Similar classes, by name; a class that is in no group is alone in its own. */
  readonly groups: readonly (readonly string[])[];
  /** Where the groups came from, as a sentence. */
  readonly groupsFrom: string;
  readonly inner: number;
  readonly outer: number;
}

/**
 * The number of each class's group.
 *
 * @throws RangeError when a group names a class that does not exist or is in two groups
 */
export function groupOfClasses(classes: readonly string[], groups: GroupRadii['groups']): readonly number[] {
  const named = groups.flat();
  const wrong = named.find((name, index) => !classes.includes(name) || named.indexOf(name) !== index);
  if (wrong !== undefined)
    throw new RangeError(`The groups name “${wrong}”, which is not a class, or is in two groups.`);
  return classes.map((name, index) => {
    const group = groups.findIndex((members) => members.includes(name));
    return group >= 0 ? group : groups.length + index;
  });
}

/** ε(y, j) for every pair of classes: `inner` within a group, `outer` between groups, 0 for y = j. */
export function radiusMatrix(classes: readonly string[], radii: GroupRadii): readonly (readonly number[])[] {
  const groups = groupOfClasses(classes, radii.groups);
  return groups.map((own, y) =>
    groups.map((other, j) => {
      if (y === j) return 0;
      return own === other ? radii.inner : radii.outer;
    }),
  );
}
