/** The name that was probably meant: the one fewest edits away, where these are few; undefined where none is near. */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  const far = Math.max(1, Math.floor(given.length / 3)) + 1;
  const near = names.map((name) => ({ name, edits: editsBetween(given.toLowerCase(), name.toLowerCase()) }));
  const [best] = near.sort((a, b) => a.edits - b.edits);
  return best && best.edits < far ? best.name : undefined;
}

/** Letters to insert, remove, replace or swap with the next to make one word of another (Damerau and Levenshtein). */
function editsBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const [above, before] = [rows[i - 1] as number[], rows[i - 2]];
      const replaced = (above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = before && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? (before[j - 2] as number) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, replaced, swapped));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] as number;
}
