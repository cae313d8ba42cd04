import type { OrderedTree } from '../../app/grouping/useClassTree';
import type { GroupingControls } from '../../app/grouping/useGrouping';
import { rampIndex, sequentialRamp } from '../../charts/colorRamp';
import { layoutDendrogram } from '../../charts/dendrogramLayout';
import { dendrogramPaths } from '../../charts/dendrogramPaths';
import { groupRuns, isLabelled } from '../../charts/pairMatrixLayout';
import { element, picture, text } from '../../charts/svgText';
import { distanceAt } from '../../similarity/tree/distances';
import { groupLetter } from '../../similarity/tree/grouping';
import { extremePairs } from './finding';

/** Colours of the picture, as a file can carry them. */
export interface SimilarityColors {
  readonly paper: string;
  readonly ink: string;
  readonly ink2: string;
  readonly mapZero: string;
  readonly groupOf: (group: number) => string;
}

const TREE = 320;
const NAMES = 150;
const LEFT = 24;
const TOP = 64;
const FOOT = 96;

/** Tree, classes and matrix as an SVG file. */
export function similarityPicture(
  ordered: OrderedTree,
  { grouping, height }: Pick<GroupingControls, 'grouping' | 'height'>,
  nameOf: (label: number) => string,
  title: string,
  row: number,
  colors: SimilarityColors,
): string {
  const { tree, order } = ordered;
  const size = order.length * row;
  const layout = layoutDendrogram(tree, order, { width: TREE, row });
  const paths = dendrogramPaths(tree, layout, grouping.proposed, height);
  const line = { fill: 'none', 'stroke-width': 2 };
  const cutX = layout.x(height);
  const treeParts = [
    element('path', { d: paths.above, ...line, stroke: colors.ink2, 'stroke-width': 1.6 }),
    ...[...paths.below].map(([group, d]) => element('path', { d, ...line, stroke: colors.groupOf(group) })),
    element('line', {
      x1: cutX,
      x2: cutX,
      y1: -12,
      y2: size,
      stroke: colors.ink,
      'stroke-dasharray': '5 4',
      'stroke-width': 1.6,
    }),
    ...layout.ticks.map(({ x, label }) =>
      text(label, { x, y: size + 20, 'text-anchor': 'middle', fill: colors.ink2, 'font-size': 11 }),
    ),
  ];
  return picture(
    LEFT + TREE + NAMES + size + 24,
    TOP + size + FOOT,
    colors.paper,
    text(title, { x: LEFT, y: 28, fill: colors.ink, 'font-size': 15, 'font-weight': 600 }),
    element('g', { transform: `translate(${LEFT} ${TOP})` }, ...treeParts),
    element('g', { transform: `translate(${LEFT + TREE} ${TOP})` }, ...rowsOf(order, row, grouping.of, nameOf, colors)),
    element(
      'g',
      { transform: `translate(${LEFT + TREE + NAMES} ${TOP})` },
      ...cellsOf(ordered, row, colors),
      ...outlinesOf(order, row, grouping.of, colors),
      ...order.flatMap((label, at) =>
        isLabelled(at, row)
          ? [
              text(nameOf(label), {
                transform: `translate(${(at + 0.5) * row + 4} ${size + 14}) rotate(-42)`,
                'text-anchor': 'end',
                fill: colors.ink2,
                'font-size': 11,
              }),
            ]
          : [],
      ),
    ),
  );
}

function rowsOf(
  order: readonly number[],
  row: number,
  of: readonly number[],
  nameOf: (label: number) => string,
  colors: SimilarityColors,
): string[] {
  return order.flatMap((label, place) => {
    const y = (place + 0.5) * row;
    const group = of[label] ?? 0;
    const side = Math.min(18, row - 1);
    const letter =
      row >= 18
        ? [
            text(groupLetter(group), {
              x: 15,
              y: y + 4,
              'text-anchor': 'middle',
              fill: colors.paper,
              'font-size': 11,
              'font-weight': 700,
            }),
          ]
        : [];
    const name = isLabelled(place, row)
      ? [text(nameOf(label), { x: NAMES - 10, y: y + 4, 'text-anchor': 'end', fill: colors.ink, 'font-size': 12 })]
      : [];
    return [
      element('rect', {
        x: 6,
        y: y - side / 2,
        width: 18,
        height: side,
        rx: row >= 18 ? 4 : 0,
        fill: colors.groupOf(group),
      }),
      ...letter,
      ...name,
    ];
  });
}

function cellsOf(ordered: OrderedTree, row: number, colors: SimilarityColors): string[] {
  const { order, distances } = ordered;
  const { closest, furthest } = extremePairs(ordered);
  const ramp = sequentialRamp(colors.mapZero, colors.ink);
  const [low, high] = [distanceAt(distances, ...furthest), distanceAt(distances, ...closest)];
  const gap = row >= 12 ? 1 : 0;
  return order.flatMap((a, y) =>
    order.map((b, x) => {
      const index = a === b ? 0 : rampIndex(distanceAt(distances, a, b), low, high);
      const fill = `rgb(${ramp[index * 4]}, ${ramp[index * 4 + 1]}, ${ramp[index * 4 + 2]})`;
      return element('rect', {
        x: x * row + gap,
        y: y * row + gap,
        width: row - 2 * gap,
        height: row - 2 * gap,
        rx: gap * 2,
        fill,
      });
    }),
  );
}

function outlinesOf(order: readonly number[], row: number, of: readonly number[], colors: SimilarityColors): string[] {
  return groupRuns(order, of).map(({ group, start, end }) => {
    const side = (end - start) * row;
    const at = start * row;
    return element('rect', {
      x: at,
      y: at,
      width: side,
      height: side,
      rx: 4,
      fill: 'none',
      stroke: colors.groupOf(group),
      'stroke-width': 2.5,
    });
  });
}
