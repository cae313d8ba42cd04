import { useEffect, useState } from 'react';
import { Dialog } from '../../../app/controls/Dialog';
import { IconButton } from '../../../app/controls/IconButton';
import { REDUCED_MOTION, useMediaQuery } from '../../../app/styles/media';
import { PixelImage } from '../../../pictures/PixelImage';
import { ColorLegend } from '../pictures/ColorLegend';
import { COUNTEREXAMPLE } from '../words';
import styles from './CounterexampleDialog.module.css';
import type { CounterexamplePixels } from './counterexamplePixels';

interface CounterexampleDialogProps {
  readonly pixels: CounterexamplePixels;
  readonly size: { readonly height: number; readonly width: number };
  readonly channels: number;
  /** The class of the image, and what its counterexample is classified as. */
  readonly className: string;
  readonly name: string;
  /** The radius, in 255ths. */
  readonly levels: number;
  readonly onClose: () => void;
}

/** Milliseconds that each of two images is shown: one flash a second, far below what may harm. */
const PACE = 500;

/** An image, its counterexample and their difference, large and side by side; the first two can take turns in one place. */
export function CounterexampleDialog(props: CounterexampleDialogProps) {
  const { pixels, size, channels, className, name, levels, onClose } = props;
  const still = useMediaQuery(REDUCED_MOTION);
  const [turns, setTurns] = useState(false);
  const [isOriginal, setIsOriginal] = useState(false);
  useEffect(() => {
    if (!turns) return setIsOriginal(false);
    // Where motion is to be reduced, the button itself swaps the two.
    if (still) return setIsOriginal(true);
    const timer = setInterval(() => setIsOriginal((shown) => !shown), PACE);
    return () => clearInterval(timer);
  }, [turns, still]);
  const look = { ...size, className: styles.picture as string };
  const shown = isOriginal ? pixels.original : pixels.attacked;
  return (
    <Dialog label="Counterexample" wide onClose={onClose}>
      <header className={styles.head}>
        <h2 className="title">Counterexample</h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </header>
      <div className={styles.pictures}>
        <figure>
          <PixelImage pixels={pixels.original} channels={channels} {...look} label={`The image, ${className}`} />
          <figcaption>{className}</figcaption>
        </figure>
        <figure>
          <PixelImage pixels={shown} channels={channels} {...look} label={COUNTEREXAMPLE.attackedLabel(name)} />
          <figcaption>{isOriginal ? className : COUNTEREXAMPLE.attacked(name)}</figcaption>
        </figure>
        <figure>
          <PixelImage pixels={pixels.change} channels={3} {...look} label={COUNTEREXAMPLE.changeLabel(levels)} />
          <figcaption className={styles.legend}>
            {COUNTEREXAMPLE.change} <ColorLegend kind="value" limit={levels} /> of 255
          </figcaption>
        </figure>
      </div>
      <button type="button" className={styles.turns} aria-pressed={turns} onClick={() => setTurns(!turns)}>
        {still ? COUNTEREXAMPLE.swap : COUNTEREXAMPLE.flicker}
      </button>
    </Dialog>
  );
}
