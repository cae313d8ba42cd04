import { useMemo } from 'react';
import { groupTone } from '../../../pictures/colors';
import { pointerPlace } from '../../../pictures/pointerPlace';
import { MARGIN, pathOf, plotOf, squared, type View } from '../../../pictures/sets/plot';
import type { Point, Polygon } from '../../../small/polygon';
import type { CertifiedRadii } from '../../../small/training/certified';
import { type LabelledPoint, REACH } from '../../../small/training/generated';
import type { TinyNetwork } from '../../../small/training/tinyNetwork';
import { classRegions } from './classRegions';
import styles from './DataPlane.module.css';

interface DataPlaneProps {
  readonly network: TinyNetwork;
  readonly examples: readonly LabelledPoint[];
  readonly radii: readonly CertifiedRadii[];
  readonly selected: number;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly onSelect: (example: number) => void;
}

/** The id by which the picture is found when it is exported. */
export const DATA_PLANE = 'data-plane';

const AIR = REACH + 0.6;
const WHOLE: View = { left: -AIR, right: AIR, bottom: -AIR, top: AIR };

/** Examples by class, where the network answers which, and around every example what is certified. A drawing in floats. */
export function DataPlane({ network, examples, radii, selected, label, width, height, onSelect }: DataPlaneProps) {
  const view = squared(WHOLE, width, height);
  const plot = plotOf(view, width, height);
  const { left, right, bottom, top } = view;
  const [across, up] = plot.unit;
  // Regions fill the picture, also where a plane with axes has its margin.
  const regions = useMemo(
    () =>
      classRegions(network, {
        left: left - plot.left / across,
        right: right + MARGIN.right / across,
        bottom: bottom - MARGIN.bottom / up,
        top: top + MARGIN.top / up,
      }),
    [network, left, right, bottom, top, across, up, plot.left],
  );
  const classes = network.sizes.at(-1) ?? 0;
  const boxes = (which: 'within' | 'between', of: number): readonly Polygon[] =>
    examples.flatMap((example, at) => {
      const radius = radii[at]?.[which];
      return example.label === of && radius ? [squareAround(example.point, radius)] : [];
    });
  const nearest = (x: number, y: number) =>
    examples.reduce((best, { point }, at) => {
      const far = (place: number) => {
        const [px, py] = examples[place]?.point ?? point;
        return Math.hypot(plot.x(px) - x, plot.y(py) - y);
      };
      return far(at) < far(best) ? at : best;
    }, 0);
  const own = examples[selected];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the slider of examples does the same by keys
    <svg
      id={DATA_PLANE}
      className={styles.plane}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      onClick={(event) => {
        const { x, y } = pointerPlace(event);
        onSelect(nearest(x, y));
      }}
    >
      {regions.map((region, of) => (
        <g key={groupTone(of, classes)} style={{ color: groupTone(of, classes) }}>
          <path className={styles.region} d={pathOf(region, plot)} />
          <path className={styles.between} d={pathOf(boxes('between', of), plot)} />
          <path className={styles.within} d={pathOf(boxes('within', of), plot)} />
        </g>
      ))}
      {examples.map(({ point, label: of }, at) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: an example is its place
          key={at}
          className={at === selected ? styles.chosen : styles.point}
          style={{ color: groupTone(of, classes) }}
          d={MARKS[of]}
          transform={`translate(${plot.x(point[0]).toFixed(1)} ${plot.y(point[1]).toFixed(1)})`}
        />
      ))}
      {own && radii[selected] && (
        <path
          className={styles.selected}
          d={pathOf(
            [radii[selected].between, radii[selected].within ?? 0].map((radius) => squareAround(own.point, radius)),
            plot,
          )}
        />
      )}
    </svg>
  );
}

/** A disc, a square, a triangle: classes are told apart without colours, too. */
const MARKS: readonly string[] = [
  'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z',
  'M-3.2 -3.2h6.4v6.4h-6.4Z',
  'M0 -4.2L4 3H-4Z',
];

function squareAround([x, y]: Point, radius: number): Polygon {
  return [
    [x - radius, y - radius],
    [x + radius, y - radius],
    [x + radius, y + radius],
    [x - radius, y + radius],
  ];
}
