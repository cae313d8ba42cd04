import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { DatasetImages } from '../../../engine/api/types';
import { TestImage } from '../../../pictures/PixelImage';
import { gridWindow, imagesOf, moveInGrid, positionOf } from '../layers/imageGrid';
import styles from './ImageStrip.module.css';

interface ImageStripProps {
  readonly dataset: DatasetImages;
  readonly image: number;
  /** Class the strip is limited to, or null. */
  readonly only: number | null;
  readonly onChoose: (image: number) => void;
}

/** A thumbnail and the space around it. */
const CELL = 51;
/** Digits typed within this time make one number. */
const TYPING_MILLISECONDS = 900;

/** All test images, of which only those in view are drawn; places of those that are not here yet stay empty. Arrow keys move, a typed number jumps. */
export function ImageStrip({ dataset, image, only, onChoose }: ImageStripProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const typed = useRef({ digits: '', at: 0 });
  const [view, setView] = useState({ width: 0, height: 0, scrollTop: 0 });
  const images = useMemo(() => imagesOf(dataset.labels, only, dataset.count), [dataset, only]);
  const position = positionOf(images, image);
  const { columns, rows, first, end } = gridWindow(images.length, { ...view, cell: CELL });

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () =>
      setView({ width: element.clientWidth, height: element.clientHeight, scrollTop: element.scrollTop });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = box.current;
    if (!element || view.height === 0) return;
    const top = Math.floor(position / columns) * CELL;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + CELL > element.scrollTop + view.height) element.scrollTop = top + CELL - view.height;
  }, [position, columns, view.height]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const page = Math.max(1, Math.floor(view.height / CELL));
    const target = /^\d$/.test(event.key)
      ? positionOf(images, typeDigit(event.key))
      : moveInGrid(event.key, position, images.length, columns, page);
    const chosen = target === undefined ? undefined : images[target];
    if (chosen === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(chosen);
  };
  const typeDigit = (digit: string): number => {
    const now = performance.now();
    const continues = now - typed.current.at < TYPING_MILLISECONDS;
    typed.current = { digits: (continues ? typed.current.digits : '') + digit, at: now };
    return Number(typed.current.digits);
  };

  return (
    <div
      ref={box}
      className={styles.strip}
      role="listbox"
      aria-label="Test images"
      aria-activedescendant={`${id}-${position}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={(event) => setView({ ...view, scrollTop: event.currentTarget.scrollTop })}
    >
      <div style={{ height: rows * CELL }} role="presentation" className={styles.sheet}>
        {positionsToDraw(first, end, position).map((at) => {
          const index = images[at] as number;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles the keys of all its options
            <div
              key={index}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === image}
              aria-setsize={images.length}
              aria-posinset={at + 1}
              aria-label={nameOfImage(dataset, index)}
              className={styles.option}
              style={{ top: Math.floor(at / columns) * CELL, left: (at % columns) * CELL }}
              onClick={() => onChoose(index)}
            >
              {index < dataset.present && <TestImage dataset={dataset} image={index} className={styles.thumbnail} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function nameOfImage({ classes, labels }: DatasetImages, index: number): string {
  const label = classes[labels[index] ?? -1];
  return label === undefined ? `Image ${index}` : `Image ${index}, ${label}`;
}

/** The chosen image is always there, so that a screen reader has something to read. */
function positionsToDraw(first: number, end: number, chosen: number): number[] {
  const positions = Array.from({ length: end - first }, (_, i) => first + i);
  return chosen >= first && chosen < end ? positions : [...positions, chosen];
}
