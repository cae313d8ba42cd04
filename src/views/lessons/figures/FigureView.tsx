import { useRef } from 'react';
import { squared, type View, viewAround } from '../../../pictures/sets/plot';
import { type PlaneSet, SetPlane } from '../../../pictures/sets/SetPlane';
import { useElementSize } from '../../../pictures/useElementSize';
import { useIsSlide } from '../../../pictures/useRoom';
import type { Figure, PlaneFigure } from '../lesson';
import { BarsPicture } from './BarsPicture';
import { barSizes } from './barSizes';
import styles from './FigureView.module.css';
import { type Grip, Grips } from './Grips';
import { PhotosPicture } from './PhotosPicture';

interface FigureViewProps {
  readonly figure: Figure;
  /** What the reader draws, in the plane. */
  readonly overlay: readonly PlaneSet[];
  readonly marked: string | undefined;
  /** Where that drawing is held, while it is drawn. */
  readonly grip?: Grip | undefined;
}

/** Pixels of a plane's height that every window has room for. */
const LEAST_HEIGHT = 400;
/** Pixels of what stands above and below a figure, of a row of images, and between parts with their titles. */
const [AROUND, PHOTOS, PART] = [250, 280, 80];

/** What stands beside the prose of a step: sets in a plane, ranges on an axis. */
export function FigureView({ figure: { photos, plane, bars, note }, overlay, marked, grip }: FigureViewProps) {
  const cell = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(cell);
  const tall = window.innerHeight / (cell.current?.currentCSSZoom ?? 1) - AROUND - (photos ? PHOTOS : 0);
  const isSlide = useIsSlide();
  const sizes = barSizes(width, plane || photos ? undefined : tall / (bars?.rows.length ?? 1), isSlide);
  const most = Math.max(LEAST_HEIGHT, tall - (bars ? bars.rows.length * sizes.pitch + PART : 0));
  const height = Math.min(most, Math.round(width * 0.82));
  return (
    <div ref={cell} className={styles.figure} data-sheet>
      {photos && <PhotosPicture figure={photos} marked={marked} />}
      {width > 0 && plane && (
        <section aria-label={plane.title}>
          <h3 className="title">{plane.title}</h3>
          <SetPlane
            width={width}
            height={height}
            view={viewOf(plane, width, height)}
            names={plane.names}
            points={plane.points}
            forbidden={plane.forbidden}
            sets={[...plane.sets, ...overlay]}
            marked={marked}
          >
            {(plot) => grip && <Grips grip={grip} plot={plot} />}
          </SetPlane>
        </section>
      )}
      {width > 0 && bars && <BarsPicture figure={bars} width={width} marked={marked} sizes={sizes} />}
      {note && <p className="caption">{note}</p>}
    </div>
  );
}

function viewOf({ view, sets, square }: PlaneFigure, width: number, height: number): View {
  const whole = view ?? viewAround(sets.flatMap(({ polygons }) => polygons));
  return square ? squared(whole, width, height) : whole;
}
