/**
 * Places of the first labels of each class, ascending: the rule by which samples of data sets are taken, so that the k-th
 * place is that of the k-th image of the sample.
 */
export function firstOfEachClass(labels: ArrayLike<number>, perClass: number): number[] {
  const seen = new Map<number, number>();
  return Array.from(labels).flatMap((label, place) => {
    const before = seen.get(label) ?? 0;
    seen.set(label, before + 1);
    return before < perClass ? [place] : [];
  });
}
