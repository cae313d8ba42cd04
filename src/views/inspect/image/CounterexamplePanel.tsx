import { useMemo, useState } from 'react';
import type { DatasetImages } from '../../../engine/api/types';
import { PixelImage } from '../../../pictures/PixelImage';
import type { Searches } from '../ask/useSearches';
import { SearchButton } from '../controls/SearchButton';
import { channelsFirst } from '../layers/analysis';
import { ColorLegend } from '../pictures/ColorLegend';
import styles from '../SidePanel.module.css';
import type { Panels } from '../state/usePanels';
import { COUNTEREXAMPLE } from '../words';
import { CounterexampleDialog } from './CounterexampleDialog';
import { useCounterexamplePixels } from './counterexamplePixels';

interface CounterexamplePanelProps {
  readonly panels: Panels;
  readonly searches: Searches;
  readonly dataset: DatasetImages;
}

/** The id by which the pictures are found when they are exported. */
export const COUNTEREXAMPLE_FIGURE = 'counterexample-figure';

/** What an attack made of the image, or the button that starts one. */
export function CounterexamplePanel({ panels, searches, dataset }: CounterexamplePanelProps) {
  const { attack, nameOf, radius, className, snapshot } = panels;
  const found = attack?.counterexample[0];
  const { inputShape } = snapshot.query.model;
  const input = useMemo(() => found && channelsFirst(found.input, inputShape, dataset), [found, inputShape, dataset]);
  return (
    <section className={styles.panel} aria-label="Counterexample">
      <h2 className="title">Counterexample</h2>
      {found && input && (
        <Pictures
          input={input}
          name={nameOf(found.label)}
          className={className}
          image={snapshot.query.image}
          levels={snapshot.query.levels}
          dataset={dataset}
        />
      )}
      {attack && !found && <p className={styles.text}>{COUNTEREXAMPLE.none(radius)}</p>}
      {!attack && <SearchButton search={searches.attack} command="attack" />}
    </section>
  );
}

interface PicturesProps {
  /** Channels first. */
  readonly input: Float64Array;
  readonly name: string;
  readonly className: string;
  readonly image: number;
  readonly levels: number;
  readonly dataset: DatasetImages;
}

/** The image as the attack left it, and the difference on a scale from −ε to ε; a press shows both large. */
function Pictures({ input, name, className, image, levels, dataset }: PicturesProps) {
  const [large, setLarge] = useState(false);
  const { height, width, channels } = dataset;
  const pixels = useCounterexamplePixels(input, image, levels, dataset);
  const size = { height, width };
  const look = { ...size, className: styles.picture as string };
  return (
    <>
      <div id={COUNTEREXAMPLE_FIGURE} className={styles.pictures}>
        <figure>
          <PixelImage
            pixels={pixels.attacked}
            channels={channels}
            {...look}
            label={COUNTEREXAMPLE.attackedLabel(name)}
          />
          <figcaption>{name}</figcaption>
        </figure>
        <figure>
          <PixelImage pixels={pixels.change} channels={3} {...look} label={COUNTEREXAMPLE.changeLabel(levels)} />
          <figcaption>{COUNTEREXAMPLE.change}</figcaption>
        </figure>
        <p className={styles.legend}>
          <ColorLegend kind="value" limit={levels} /> of 255
        </p>
      </div>
      <button type="button" className={styles.button} aria-haspopup="dialog" onClick={() => setLarge(true)}>
        {COUNTEREXAMPLE.enlarge}
      </button>
      {large && (
        <CounterexampleDialog
          pixels={pixels}
          size={size}
          channels={channels}
          className={className}
          name={name}
          levels={levels}
          onClose={() => setLarge(false)}
        />
      )}
    </>
  );
}
