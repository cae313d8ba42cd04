import { useMemo } from 'react';
import { Tooltip } from '../../../app/controls/Tooltip';
import type { DatasetImages } from '../../../engine/api/types';
import { formatLower, formatUpper, MINUS } from '../../../numbers/format';
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
        label={`Coefficient of each pixel in the ${side} bound`}
      />
      <figcaption>{side}</figcaption>
    </figure>
  );
}

interface LinearSentenceProps {
  readonly linear: Linear;
  /** What the coefficients are of. */
  readonly of?: 'pixel' | 'input';
  /** What else is to be said, with a space before it. */
  readonly note?: string;
}

/** The two functions in words, with their constants and what they come to over the box. */
export function LinearSentence({ linear: { lower, upper }, of = 'pixel', note = '' }: LinearSentenceProps) {
  return (
    <p className={styles.sentence}>
      Lower bound = Σ coefficient · {of} {constantText(formatLower(lower.constant))}, at least{' '}
      <b>{formatLower(lower.extreme)}</b> in this box; upper bound = Σ coefficient · {of}{' '}
      {constantText(formatUpper(upper.constant))}, at most <b>{formatUpper(upper.extreme)}</b>.{note}
    </p>
  );
}

/** "+ 0.31" or "− 0.31". */
function constantText(text: string): string {
  return text.startsWith(MINUS) ? `${MINUS} ${text.slice(1)}` : `+ ${text}`;
}
