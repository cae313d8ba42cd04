import { memo, useState } from 'react';
import { useDataset } from '../../../app/models/images';
import type { TrainingSnapshot } from '../../../engine/api/trainingTypes';
import type { DatasetImages } from '../../../engine/api/types';
import { TestImage } from '../../../pictures/PixelImage';
import { VerdictMark, type VerdictName } from '../../../pictures/VerdictMark';
import { countVerdicts, historyWords, watchedWord } from '../words';
import styles from './WatchedImages.module.css';

interface WatchedImagesProps {
  readonly run: TrainingSnapshot;
  /** The epoch that is read; null for the latest. */
  readonly at: number | null;
}

/** The same held-out images all along, and what fast bounds say of each after the epoch that is read. */
export function WatchedImages({ run: { watched }, at }: WatchedImagesProps) {
  const { images: dataset } = useDataset(watched?.dataset ?? null);
  const [pointed, setPointed] = useState<number | null>(null);
  const verdicts = watched && (at === null ? watched.verdicts.at(-1) : watched.verdicts[at - 1]);
  const nameOf = (place: number) => {
    const label = dataset?.labels[watched?.indices[place] ?? -1] ?? -1;
    return dataset?.classes[label] ?? 'Image';
  };
  const history = watched?.verdicts.map((after) => after[pointed ?? -1]) ?? [];
  return (
    <section className={styles.watched}>
      <h3 className="label">{pointed === null ? countVerdicts(verdicts) : historyWords(nameOf(pointed), history)}</h3>
      {watched && dataset && (
        <ul className={styles.grid}>
          {watched.indices.map((image, place) => (
            <Tile
              key={image}
              dataset={dataset}
              image={image}
              verdict={verdicts?.[place] ?? null}
              name={nameOf(place)}
              place={place}
              onPoint={setPointed}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface TileProps {
  readonly dataset: DatasetImages;
  readonly image: number;
  readonly verdict: VerdictName | null;
  readonly name: string;
  readonly place: number;
  readonly onPoint: (place: number | null) => void;
}

const Tile = memo(function Tile({ dataset, image, verdict, name, place, onPoint }: TileProps) {
  return (
    <li
      className={`${styles.tile} ${verdict ? styles[verdict] : ''}`}
      onPointerEnter={() => onPoint(place)}
      onPointerLeave={() => onPoint(null)}
    >
      <TestImage dataset={dataset} image={image} label={`${name}: ${watchedWord(verdict)}`} className={styles.image} />
      {verdict && (
        // A new mark for a new verdict, so that it comes in.
        <span key={verdict} className={styles.mark}>
          <VerdictMark verdict={verdict} decorative />
        </span>
      )}
    </li>
  );
});
