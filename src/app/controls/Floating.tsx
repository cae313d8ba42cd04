import { type HTMLAttributes, useCallback } from 'react';
import { createPortal } from 'react-dom';
import styles from './Floating.module.css';
import { type Place, usePlace } from './usePlace';

interface FloatingProps extends Place, HTMLAttributes<HTMLDivElement> {
  readonly anchor: Element;
  /** Whether it stays where it is written, for keys and presses to come from there. */
  readonly inPlace?: boolean;
}

/** A sheet above all else, also above dialogs, beside what it belongs to. What closes it is up to whoever shows it. */
export function Floating({ anchor, box, at, orAt, gap, inPlace = false, className = '', ...rest }: FloatingProps) {
  const ref = usePlace({ anchor, box, at, orAt, gap });
  const show = useCallback(
    (element: HTMLDivElement | null) => {
      element?.showPopover();
      ref(element);
    },
    [ref],
  );
  const sheet = <div {...rest} ref={show} popover="manual" className={`${styles.sheet} ${className}`} />;
  if (inPlace) return sheet;
  // Within a landmark, where screen readers look for content.
  return createPortal(sheet, anchor.closest('dialog') ?? document.getElementById('main') ?? document.body);
}
