import type { Placement } from '@floating-ui/dom';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { IconButton } from '../controls/IconButton';
import { noticeMissing } from '../controls/later';
import { usePlace } from '../controls/usePlace';
import { TOUR } from '../shell/words';
import { NARROW, useMediaQuery } from '../styles/media';
import styles from './Tour.module.css';
import { elementOf, type TourStop } from './tourStop';

interface TourProps {
  /** Of the view. */
  readonly title: string;
  readonly load: () => Promise<readonly TourStop[]>;
  readonly onClose: () => void;
}

/** A walk over the real page: what each part shows, and what can be done with it. Esc leaves, arrow keys walk. */
export function Tour({ title, load, onClose }: TourProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [all, setAll] = useState<readonly TourStop[]>();
  const [stops, setStops] = useState<readonly TourStop[]>();
  const [at, setAt] = useState(0);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => {
    load().then(setAll, (problem: unknown) => {
      noticeMissing(problem);
      onClose();
    });
  }, [load, onClose]);
  useEffect(() => {
    if (!all || at > 0) return;
    // What is still being computed comes to the stops, too.
    const look = () => {
      const here = all.filter((stop) => elementOf(stop));
      setStops((known) => (known?.length === here.length ? known : here));
    };
    look();
    const timer = setInterval(look, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [all, at]);
  const on = useRef<HTMLButtonElement>(null);
  // Before the dialog gives it to the first button, whose tooltip would lie over the page.
  useEffect(() => on.current?.focus(), []);
  const stop = stops?.[at];
  const last = (stops?.length ?? 1) - 1;
  const narrow = useMediaQuery(NARROW);
  const { element, box } = useShown(stop, narrow);
  const anchor = narrow ? null : (element ?? null);
  const card = usePlace({ anchor, at: 'bottom-start', orAt: BESIDE, gap: 8 });
  const walk = (to: number) => setAt(Math.min(last, Math.max(0, to)));
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    walk(at + by);
  };
  return (
    <dialog
      ref={dialog}
      className={styles.tour}
      aria-label={TOUR.label(title)}
      onKeyDown={onKeyDown}
      onClose={() => {
        if (!dialog.current?.open) onClose();
      }}
    >
      {box && <div className={styles.ring} style={ringOf(box)} />}
      <div ref={card} className={styles.card} style={anchor ? undefined : AT_THE_FOOT}>
        <div className={styles.head}>
          <h2 className="title">{stop?.title ?? title}</h2>
          <IconButton icon="close" label="Close" onClick={onClose} />
        </div>
        <p aria-live="polite">{stop ? stop.text : stops && TOUR.empty}</p>
        <div className={styles.walk}>
          <span className="label">{stops && stops.length > 0 ? `${at + 1} of ${stops.length}` : ''}</span>
          {at > 0 && (
            <button type="button" className={styles.back} onClick={() => walk(at - 1)}>
              Back
            </button>
          )}
          <button ref={on} type="button" className={styles.on} onClick={() => (at < last ? walk(at + 1) : onClose())}>
            {at < last ? 'Next' : 'Done'}
          </button>
        </div>
      </div>
    </dialog>
  );
}

/** The element of a stop and where it is; it is scrolled to first: on a phone to the middle, between the bar and the card. */
function useShown(stop: TourStop | undefined, narrow: boolean): { readonly element?: Element; readonly box?: DOMRect } {
  const [shown, setShown] = useState<{ readonly element: Element; readonly box: DOMRect }>();
  useLayoutEffect(() => {
    const element = stop && elementOf(stop);
    if (!element) return setShown(undefined);
    const isLow = element.getBoundingClientRect().height < innerHeight / 2;
    element.scrollIntoView({ block: narrow && isLow ? 'center' : 'nearest', inline: 'nearest' });
    const measure = () => setShown({ element, box: element.getBoundingClientRect() });
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [stop, narrow]);
  return shown ?? {};
}

/** Milliseconds. */
const LOOK_AGAIN = 400;
/** Where the card goes where there is no room below. */
const BESIDE: Placement[] = ['top-start', 'right-start', 'left-start'];
/** Where the card is on phones, and while there is nothing to stand beside. */
const AT_THE_FOOT = { right: 8, bottom: 8, left: 8, width: 'auto' };

function ringOf({ left, top, width, height }: DOMRect) {
  const [x, y] = [Math.max(2, left - 4), Math.max(2, top - 4)];
  return {
    left: x,
    top: y,
    width: Math.min(window.innerWidth - 4 - x, width + 8),
    height: Math.min(window.innerHeight - 4 - y, height + 8),
  };
}
