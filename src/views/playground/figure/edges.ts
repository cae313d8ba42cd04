import { textWidth } from '../../../pictures/placeEndLabels';
import { type Decimal, negate, ONE, toNumber, ZERO } from '../../../small/decimal';
import { rivalOf, type SmallNetwork } from '../../../small/smallNetwork';
import { formatDecimal } from '../math/formula';
import { layerAt } from '../state/edits';
import type { Card, Column, Rect } from './layout';

/** A weight: which layer (the output counts as the one after the hidden layers), row and column. */
export interface WeightPlace {
  readonly layer: number;
  readonly row: number;
  readonly column: number;
}

export interface Edge {
  readonly key: string;
  readonly path: string;
  readonly weight: number;
  readonly source: Card;
  readonly target: Card;
  /** The chip that shows the weight, where there is room for it. */
  readonly chip: Rect;
  readonly exact: Decimal;
  /** Absent where the weight is given by the question and cannot be changed. */
  readonly place?: WeightPlace;
}

const CHIP = { width: 34, height: 20 };
const ENTRY_SPREAD = 28;

/** All edges between neighbouring columns; a ReLU in a column of its own has one without weight, drawn apart. */
export function edgesOf(network: SmallNetwork, columns: readonly Column[]): readonly Edge[] {
  return columns.slice(1).flatMap((target, index) => {
    const source = columns[index];
    if (!source || target.kind === 'after') return [];
    const edges = source.cards.flatMap((from) => target.cards.map((to) => edge(network, source, target, from, to)));
    return spreadChips(edges);
  });
}

/** The plain line from a sum to its ReLU, where they stand apart. */
export function reluLine(columns: readonly Column[]): string | undefined {
  const at = columns.findIndex(({ kind }) => kind === 'after');
  const [from, to] = [columns[at - 1]?.cards[0], columns[at]?.cards[0]];
  if (!from || !to) return undefined;
  return `M${from.rect.x + from.rect.width} ${middle(from.rect)}H${to.rect.x}`;
}

function edge(network: SmallNetwork, source: Column, target: Column, from: Card, to: Card): Edge {
  const x0 = from.rect.x + from.rect.width;
  const y0 = middle(from.rect);
  const x1 = to.rect.x;
  const y1 = entry(to.rect, from.index, source.cards.length);
  const bend = (x1 - x0) / 2;
  const { exact, place } = weightBetween(network, source, target, from.index, to.index);
  const share = Math.abs(y1 - y0) < 40 ? 0.5 : 0.36;
  const center = { x: x0 + (x1 - x0) * share, y: y0 + (y1 - y0) * (3 * share ** 2 - 2 * share ** 3) };
  return {
    key: `${from.key}:${to.key}`,
    path: `M${x0} ${y0}C${x0 + bend} ${y0} ${x1 - bend} ${y1} ${x1} ${y1}`,
    weight: toNumber(exact),
    exact,
    source: from,
    target: to,
    chip: chipAt(center, exact),
    ...(place ? { place } : {}),
  };
}

/** As wide as its number needs. */
function chipAt({ x, y }: { readonly x: number; readonly y: number }, value: Decimal): Rect {
  const width = chipWidth(formatDecimal(value));
  return { x: x - width / 2, y: y - CHIP.height / 2, width, height: CHIP.height };
}

/** Pixels of a chip with these letters. */
export function chipWidth(text: string): number {
  return Math.max(CHIP.width, textWidth(text, chipFontSize(text)) + 10);
}

/**
 * Pixels of a chip's letters: long numbers are set small.
 *
 * @param least pixels that others may not be smaller than
 */
export function chipFontSize(text: string, least = 0): number {
  return text.length > 5 ? 10 : Math.max(13, least);
}

function weightBetween(network: SmallNetwork, source: Column, target: Column, from: number, to: number) {
  if (source.kind === 'output') {
    const ofRival = from === rivalOf(network) ? negate(ONE) : ZERO;
    return { exact: from === 0 ? ONE : ofRival };
  }
  const layer = target.kind === 'output' || target.kind === 'question' ? network.hidden.length : (target.layer ?? 0);
  const exact = layerAt(network, layer)?.weights[to]?.[from] ?? ONE;
  return { exact, place: { layer, row: to, column: from } };
}

/** Edges enter a card one below the other, in the order of their sources. */
function entry(rect: Rect, index: number, count: number): number {
  if (count === 1) return middle(rect);
  const spread = Math.min(ENTRY_SPREAD, (rect.height - 16) / (count - 1));
  return middle(rect) + (index - (count - 1) / 2) * spread;
}

/** Moves chips down until none lies on another. */
function spreadChips(edges: readonly Edge[]): readonly Edge[] {
  const placed: Rect[] = [];
  const moved = new Map<string, Rect>();
  for (const { key, chip } of edges.toSorted((a, b) => a.chip.y - b.chip.y)) {
    let y = chip.y;
    for (const other of placed) {
      const apart = chip.x >= other.x + other.width + 2 || other.x >= chip.x + chip.width + 2;
      if (!apart && y < other.y + CHIP.height + 3 && y + CHIP.height + 3 > other.y) y = other.y + CHIP.height + 3;
    }
    const rect = { ...chip, y };
    placed.push(rect);
    moved.set(key, rect);
  }
  return edges.map((each) => ({ ...each, chip: moved.get(each.key) ?? each.chip }));
}

function middle({ y, height }: Rect): number {
  return y + height / 2;
}
