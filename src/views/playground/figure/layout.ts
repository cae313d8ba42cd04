import type { SmallNetwork } from '../../../small/smallNetwork';
import { hasLogits, type Unit } from '../math/units';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How much a card has room to say. */
type Density = 'full' | 'compact' | 'tiny';

export type CardKind = 'input' | 'hidden' | 'before' | 'after' | 'output' | 'question';

export interface Card {
  readonly key: string;
  readonly kind: CardKind;
  readonly rect: Rect;
  readonly density: Density;
  /** The unit it shows; inputs have an index only. */
  readonly unit?: Unit;
  readonly index: number;
}

export interface Column {
  readonly kind: CardKind;
  /** Hidden layer, for columns of one. */
  readonly layer?: number;
  readonly x: number;
  readonly width: number;
  readonly cards: readonly Card[];
}

interface Size {
  readonly natural: number;
  readonly least: number;
  readonly height: number;
}

const SIZES: Readonly<Record<CardKind, Size>> = {
  input: { natural: 140, least: 104, height: 134 },
  hidden: { natural: 200, least: 84, height: 164 },
  before: { natural: 176, least: 140, height: 140 },
  after: { natural: 160, least: 132, height: 140 },
  output: { natural: 152, least: 84, height: 132 },
  question: { natural: 180, least: 136, height: 204 },
};

/** Below `least` only where even the least cards would not fit; beside logits the chips of ±1 need room even then. */
const GAP = { natural: 68, least: 44, tight: 12, besideLogits: 40 };

/** Room above the cards for the names of the columns. */
const HEADER = 36;

interface ColumnPlan {
  readonly kind: CardKind;
  readonly layer?: number;
  readonly count: number;
}

/**
 * Places the cards of a network in a picture of the given size: inputs, hidden layers, logits, question from left to
 * right. A single neuron shows its sum and its ReLU as two cards, as the poster does.
 */
export function layOut(network: SmallNetwork, width: number, height: number): readonly Column[] {
  const plans = planColumns(network);
  const { widths, gap } = fitWidths(plans, width);
  let x = 0;
  return plans.map((plan, index) => {
    const columnWidth = widths[index] ?? 0;
    const column = { ...plan, x, width: columnWidth, cards: stack(plan, x, columnWidth, height) };
    x += columnWidth + (plan.kind === 'output' ? Math.max(gap, GAP.besideLogits) : gap);
    return column;
  });
}

/** Whether sum and ReLU stand in columns of their own. */
export function isSplit({ hidden }: SmallNetwork): boolean {
  return hidden.length === 1 && hidden[0]?.weights.length === 1;
}

function planColumns(network: SmallNetwork): readonly ColumnPlan[] {
  const hidden: readonly ColumnPlan[] = isSplit(network)
    ? [
        { kind: 'before', layer: 0, count: 1 },
        { kind: 'after', layer: 0, count: 1 },
      ]
    : network.hidden.map(({ weights }, layer): ColumnPlan => ({ kind: 'hidden', layer, count: weights.length }));
  const outputs: readonly ColumnPlan[] = hasLogits(network)
    ? [{ kind: 'output', count: network.output.weights.length }]
    : [];
  return [{ kind: 'input', count: 2 }, ...hidden, ...outputs, { kind: 'question', count: 1 }];
}

/** Natural widths where they fit; else cards and gaps shrink together, in the end below their least. */
function fitWidths(plans: readonly ColumnPlan[], width: number) {
  const gaps = plans.length - 1;
  const sizes = plans.map(({ kind }) => SIZES[kind]);
  const natural = sum(sizes.map((size) => size.natural));
  const least = sum(sizes.map((size) => size.least));
  const slack = width - least - gaps * GAP.least;
  const wanted = natural - least + gaps * (GAP.natural - GAP.least);
  const share = Math.min(1, Math.max(0, slack / wanted));
  const apart = plans.some(({ kind }) => kind === 'output') ? GAP.besideLogits : GAP.tight;
  const shrunk = Math.min(1, Math.max(0, width - (gaps - 1) * GAP.tight - apart) / least);
  const widths = sizes.map((size) => Math.floor(shrunk * size.least + share * (size.natural - size.least)));
  const room = width - sum(widths);
  const even = room / gaps;
  return { widths, gap: even >= apart ? even : (room - apart) / (gaps - 1) };
}

function stack({ kind, layer, count }: ColumnPlan, x: number, width: number, height: number): readonly Card[] {
  const room = height - HEADER;
  const gap = gapOf(count);
  const cardHeight = Math.floor(Math.min(SIZES[kind].height, (room - (count - 1) * gap) / count));
  // Columns of few cards share the pitch of two large ones, so that rows line up.
  const pitch = count === 2 ? Math.min(188, room - cardHeight) : cardHeight + gap;
  const top = HEADER + (room - (pitch * (count - 1) + cardHeight)) / 2;
  return Array.from({ length: count }, (_, index) => ({
    key: `${kind}-${layer ?? ''}-${index}`,
    kind,
    index,
    rect: { x, y: Math.round(top + index * pitch), width, height: cardHeight },
    density: densityOf(kind, cardHeight, width),
    ...unitOf(kind, layer, index),
  }));
}

function gapOf(count: number): number {
  if (count <= 2) return 24;
  return count <= 4 ? 14 : 6;
}

/** A hidden neuron's card needs the height of two bars. */
function densityOf(kind: CardKind, height: number, width: number): Density {
  if (height >= (kind === 'hidden' ? 158 : 110) && width >= 84) return 'full';
  return height >= 80 ? 'compact' : 'tiny';
}

function unitOf(kind: CardKind, layer: number | undefined, index: number): { unit?: Unit } {
  if (kind === 'input') return {};
  if (kind === 'question') return { unit: { kind } };
  if (kind === 'output') return { unit: { kind, index } };
  return { unit: { kind: 'hidden', layer: layer ?? 0, index } };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
