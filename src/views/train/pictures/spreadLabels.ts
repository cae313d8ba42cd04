/**
 * Moves labels apart that would touch, as little as can be, and keeps them within a range.
 *
 * @param wanted where each would stand
 * @param gap pixels between two of them
 * @returns their places, in the order of `wanted`
 */
export function spreadLabels(
  wanted: readonly number[],
  gap: number,
  [low, high]: readonly [number, number],
): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const blocks: { sum: number; members: number[] }[] = [];
  const startOf = ({ sum, members }: { sum: number; members: number[] }) => {
    const extent = (members.length - 1) * gap;
    const start = sum / members.length - extent / 2;
    return Math.max(low, Math.min(high - extent, start));
  };
  for (const index of order) {
    blocks.push({ sum: wanted[index] ?? 0, members: [index] });
    // Blocks that touch become one, centred on what its members want.
    for (;;) {
      const [before, last] = [blocks.at(-2), blocks.at(-1)];
      if (!before || !last || startOf(last) - startOf(before) >= before.members.length * gap) break;
      blocks.splice(-2, 2, { sum: before.sum + last.sum, members: [...before.members, ...last.members] });
    }
  }
  const places = new Array<number>(wanted.length).fill(0);
  for (const block of blocks) {
    const start = startOf(block);
    block.members.forEach((index, place) => {
      places[index] = start + place * gap;
    });
  }
  return places;
}
