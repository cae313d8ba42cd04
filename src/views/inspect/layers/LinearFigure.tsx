import { useMemo } from 'react';
import { Tooltip } from '../../../app/controls/Tooltip';
import type { DatasetImages } from '../../../engine/api/types';
import { PixelImage } from '../../../pictures/PixelImage';
import { useMapPalette } from '../../../pictures/useMapPalette';
import type { Linear } from '../ask/useLinearBounds';
import { ColorLegend } from '../pictures/ColorLegend';
import { LINEAR } from '../words';
import { channelsFirst } from './analysis';
import { LinearBars } from './LinearBars';
import styles from './LinearFigure.module.css';
import { pixelWeights, weightColors, weightLimit } from './linear';

interface LinearFigureProps {
  readonly linear: Linear;
  readonly dataset: DatasetImages;
  /** Whose functions they are: "CROWN". */
  readonly method: string;
  /** Names of typed inputs; undefined where the inputs are pixels. */
  readonly nameOf?: ((input: number) => string) | undefined;
}

type Side = 'lower' | 'upper';

/** The two linear functions of the pixels between which a value lies: what its bounds look at. */
export function LinearFigure(props: LinearFigureProps) {
  const { linear, nameOf } = props;
  return nameOf ? <LinearBars linear={linear} nameOf={nameOf} /> : <PixelFigure {...props} />;
}

function PixelFigure({ linear, dataset, method }: LinearFigureProps) {
  const { lower, upper, inputShape } = linear;
  const weights = useMemo(() => {
    const weightsOf = ({ coefficients }: typeof lower) =>
      pixelWeights(channelsFirst(coefficients, inputShape, dataset), dataset.channels);
    return { lower: weightsOf(lower), upper: weightsOf(upper) };
  }, [lower, upper, inputShape, dataset]);
  const limit = weightLimit(weights.lower, weights.upper);
  return (
    <div className={styles.figure}>
      <Tooltip content={LINEAR.about(method)}>
        <p className={styles.title}>{LINEAR.title}</p>
      </Tooltip>
      <div className={styles.maps}>
        {(['lower', 'upper'] as const).map((side) => (
          <WeightMap key={side} side={side} weights={weights[side]} limit={limit} dataset={dataset} />
        ))}
      </div>
      <ColorLegend kind="value" limit={limit} />
    </div>
  );
}

interface WeightMapProps {
  readonly side: Side;
  readonly weights: Float32Array;
  readonly limit: number;
  readonly dataset: DatasetImages;
}

function WeightMap({ side, weights, limit, dataset: { height, width } }: WeightMapProps) {
  const palette = useMapPalette();
  const colors = useMemo(() => weightColors(weights, limit, palette.value), [weights, limit, palette]);
  return (
    <figure>
      <PixelImage
        pixels={colors}
        height={height}
        width={width}
        channels={3}
        className={styles.map as string}
        label={LINEAR.heard(side)}
      />
      <figcaption>{side}</figcaption>
    </figure>
  );
}
