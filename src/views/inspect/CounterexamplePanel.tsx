import { useMemo } from 'react';
import { ColorLegend } from '../../charts/ColorLegend';
import { formatValue, MINUS } from '../../charts/numbers';
import { PixelImage } from '../../charts/PixelImage';
import { useMapPalette } from '../../charts/useMapPalette';
import type { DatasetImages } from '../../engine/types';
import { pixelsOf } from './analysis';
import { changeColors, imageBytes } from './counterexample';
import { StudyButton } from './StudyButton';
import styles from './StudyPanel.module.css';
import type { Panels } from './usePanels';
import type { Studies } from './useStudies';

interface CounterexamplePanelProps {
  readonly panels: Panels;
  readonly studies: Studies;
  readonly dataset: DatasetImages;
}

/** What an attack made of the image, or the button that starts one. */
export function CounterexamplePanel({ panels, studies, dataset }: CounterexamplePanelProps) {
  const { attack, nameOf, radius, snapshot } = panels;
  const found = attack?.counterexample[0];
  return (
    <section className={styles.panel} aria-label="Counterexample">
      <h2 className="title">Counterexample</h2>
      {found && (
        <Pictures
          input={found.input}
          name={nameOf(found.label)}
          image={snapshot.query.image}
          levels={snapshot.query.levels}
          dataset={dataset}
        />
      )}
      {attack && !found && <p className={styles.text}>An attack found none within {radius}, which is no proof.</p>}
      {!attack && <StudyButton study={studies.attack} label="Attack" keys="a" />}
    </section>
  );
}

interface PicturesProps {
  readonly input: Float64Array;
  readonly name: string;
  readonly image: number;
  readonly levels: number;
  readonly dataset: DatasetImages;
}

/** The image as the attack left it, and what it changed on a scale from −ε to ε. */
function Pictures({ input, name, image, levels, dataset }: PicturesProps) {
  const palette = useMapPalette();
  const { height, width, channels } = dataset;
  const bytes = useMemo(() => imageBytes(input, channels), [input, channels]);
  const change = useMemo(() => {
    const original = pixelsOf(dataset, image);
    return changeColors(input, original, levels / 255, channels, palette.value);
  }, [input, dataset, image, levels, channels, palette]);
  const size = { height, width, className: styles.picture as string };
  const ends = `${MINUS}${formatValue(levels)} to +${formatValue(levels)}`;
  return (
    <div className={styles.pictures}>
      <figure>
        <PixelImage pixels={bytes} channels={channels} {...size} label={`The attacked image, read as ${name}`} />
        <figcaption>Read as {name}</figcaption>
      </figure>
      <figure>
        <PixelImage pixels={change} channels={3} {...size} label={`What the attack changed, from ${ends} of 255`} />
        <figcaption>What it changed</figcaption>
      </figure>
      <p className={styles.legend}>
        <ColorLegend kind="value" limit={levels} /> of 255
      </p>
    </div>
  );
}
