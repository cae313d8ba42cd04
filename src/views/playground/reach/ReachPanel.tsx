import { useMemo, useRef, useState } from 'react';
import { AreaLegend, type AreaRow } from '../../../pictures/sets/AreaLegend';
import { LOOK_NAMES } from '../../../pictures/sets/looks';
import { viewAround } from '../../../pictures/sets/plot';
import { SetPlane } from '../../../pictures/sets/SetPlane';
import { useElementSize } from '../../../pictures/useElementSize';
import { type PlaneAxes, quickSets } from '../../../small/planeSets';
import { areaOf, type Polygon } from '../../../small/polygon';
import { useFrozen } from '../state/domain';
import type { PlaygroundHandle } from '../state/usePlayground';
import { PICTURES } from '../words';
import { useWork } from '../work/useWork';
import { AxisMenus } from './AxisMenus';
import { axisName, lostSide, pointsOf, REACH_PLANE } from './planeAxes';
import styles from './ReachPanel.module.css';
import { noteOf } from './reachNote';

interface ReachPanelProps {
  readonly handle: PlaygroundHandle;
  readonly axes: PlaneAxes;
  /** Pixels of the picture's height, where the panel does not give it. */
  readonly height?: number;
}

/** Pixels of the picture, as in the style sheet. */
const LEAST_HEIGHT = 180;

type Method = AreaRow['look'];

const ORDER: readonly Method[] = ['exact', 'crown', 'zonotope', 'interval'];

/** Every value that the box can reach at two units of a layer, and what each method knows of it. */
export function ReachPanel({ handle, axes, height }: ReachPanelProps) {
  const { model, dragging } = handle;
  const { network, box } = model.state;
  const [hidden, setHidden] = useState<readonly Method[]>([]);
  const cell = useRef<HTMLDivElement>(null);
  const size = useElementSize(cell);
  const tall = height ?? Math.max(LEAST_HEIGHT, size.height);
  const { layer, after, across, up } = axes;
  const key = `${layer}${after}${across},${up}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which axes they are, network and box which bounds
  const quick = useMemo(() => quickSets(network, box, axes, model.bounds), [network, box, key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which axes they are
  const job = useMemo(() => ({ kind: 'reach', network, box, axes }) as const, [network, box, key]);
  const work = useWork<'reach'>(job);
  const exact = work.result;
  const polygons: Readonly<Record<Method, readonly Polygon[]>> = {
    exact: exact?.polygons ?? [],
    crown: [quick.crown],
    zonotope: [quick.zonotope],
    interval: [quick.interval],
  };
  const shown = ORDER.filter((method) => !hidden.includes(method));
  const view = useFrozen(viewAround(shown.flatMap((method) => polygons[method])), dragging);
  const toggle = (method: Method) =>
    setHidden(hidden.includes(method) ? hidden.filter((each) => each !== method) : [...hidden, method]);
  return (
    <section className={styles.panel} aria-label={PICTURES.reach}>
      <AxisMenus handle={handle} axes={axes} />
      <div ref={cell} className={styles.plane} data-sheet style={height === undefined ? undefined : { height }}>
        {size.width > 0 && (
          <SetPlane
            id={REACH_PLANE}
            width={size.width}
            height={tall}
            view={view}
            names={[axisName(model, axes, across), axisName(model, axes, up)]}
            points={pointsOf(model, axes)}
            forbidden={layer === network.hidden.length ? lostSide(model, axes) : undefined}
            sets={[...shown]
              .reverse()
              .map((look) => ({ key: look, look, polygons: polygons[look], label: LOOK_NAMES[look] }))}
          />
        )}
      </div>
      <AreaLegend
        rows={ORDER.map((look) => ({
          look,
          area: look === 'exact' ? exact?.area : areaOf(polygons[look][0] ?? []),
          shown: !hidden.includes(look),
        }))}
        onToggle={toggle}
        isPart={!work.done || exact?.complete === false}
        note={noteOf(work)}
      />
    </section>
  );
}
