import type { Criterion } from './criteria';

/** What was clicked, and whose images are shown: a bar, a cell, a class, a group, or a point of a curve. */
export type Selection =
  | { readonly kind: 'criterion'; readonly id: Criterion['id'] }
  | { readonly kind: 'pair'; readonly label: number; readonly against: number }
  | { readonly kind: 'class'; readonly label: number }
  | { readonly kind: 'group'; readonly group: number }
  /** Images of a group (null: of all) that are not verified at one radius for all pairs. */
  | { readonly kind: 'point'; readonly group: number | null; readonly radius: number };

/** Names of earlier links. */
const EARLIER: Readonly<Record<string, Criterion['id']>> = { across: 'between', inside: 'within' };

const CRITERIA: readonly Criterion['id'][] = ['adaptive', 'between', 'within', 'all-inner', 'all-outer'];

/** Short text for the link. */
export function encodeSelection(selection: Selection): string {
  if (selection.kind === 'criterion') return selection.id;
  if (selection.kind === 'pair') return `${selection.label}-${selection.against}`;
  if (selection.kind === 'class') return String(selection.label);
  if (selection.kind === 'group') return `g${selection.group}`;
  return `${selection.group === null ? 'a' : `g${selection.group}`}@${selection.radius}`;
}

/** Reads what `encodeSelection` wrote; undefined for anything else. */
export function decodeSelection(text: string): Selection | undefined {
  const id = CRITERIA.find((candidate) => candidate === text) ?? EARLIER[text];
  if (id) return { kind: 'criterion', id };
  const pair = /^(\d{1,4})-(\d{1,4})$/.exec(text);
  if (pair) return { kind: 'pair', label: Number(pair[1]), against: Number(pair[2]) };
  if (/^\d{1,4}$/.test(text)) return { kind: 'class', label: Number(text) };
  const group = /^g(\d{1,4})$/.exec(text);
  if (group) return { kind: 'group', group: Number(group[1]) };
  const point = /^(?:a|g(\d{1,4}))@([\d.e-]+)$/.exec(text);
  const radius = Number(point?.[2]);
  if (!point || !(radius >= 0)) return undefined;
  return { kind: 'point', group: point[1] === undefined ? null : Number(point[1]), radius };
}
