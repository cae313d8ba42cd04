import { useMemo } from 'react';
import type { OrderedTree } from '../../../app/grouping/useClassTree';
import type { GroupingControls } from '../../../app/grouping/useGrouping';
import type { DatasetImages } from '../../../engine/api/types';
import { formatValue } from '../../../numbers/format';
import type { Pair } from '../../../pictures/matrix/pairMatrixLayout';
import { TestImage } from '../../../pictures/PixelImage';
import { distanceAt } from '../../../similarity/tree/distances';
import { MoveMenu } from '../controls/MoveMenu';
import { firstImages } from '../figure/rowSize';
import { PAIR } from '../words';
import styles from './Details.module.css';

interface PairDetailsProps {
  readonly pair: Pair;
  readonly height: number;
  readonly ordered: OrderedTree;
  readonly controls: GroupingControls;
  readonly nameOf: (label: number) => string;
  readonly dataset: DatasetImages | null;
}

const EXAMPLES = 6;

/** Two classes: how far apart, how high they merge, and what they look like. */
export function PairDetails({ pair, height, ordered, controls, nameOf, dataset }: PairDetailsProps) {
  const { row, column } = pair;
  const labels = row === column ? [row] : [row, column];
  const images = useMemo(() => (dataset ? firstImages(dataset, EXAMPLES) : []), [dataset]);
  const { of } = controls.grouping;
  const title = labels.map(nameOf).join(' and ');
  return (
    <section className={styles.pair} aria-label="The pair">
      <h2 className="title">{title}</h2>
      {labels.length === 2 && (
        <p className="label" aria-live="polite">
          <b>{formatValue(distanceAt(ordered.distances, row, column))}</b>
          {PAIR.apart}
          <b>{formatValue(height)}</b>
          {of[row] === of[column] ? PAIR.together : PAIR.between}
        </p>
      )}
      {labels.map((label) => (
        <div key={label} className={styles.examples}>
          <MoveMenu label={label} controls={controls} nameOf={nameOf} />
          <span className={styles.exampleName}>{nameOf(label)}</span>
          {dataset &&
            images[label]?.map((image) => (
              <TestImage key={image} dataset={dataset} image={image} className={styles.example} />
            ))}
        </div>
      ))}
    </section>
  );
}
