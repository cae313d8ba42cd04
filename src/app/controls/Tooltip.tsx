import { cloneElement, type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import styles from './Tooltip.module.css';

const DELAY = 300;

interface TooltipProps {
  /** What it is, the number in full, one line why. Never the only place where something is said. */
  readonly content: ReactNode;
  /** One focusable element. */
  readonly children: ReactElement<{ 'aria-describedby'?: string }>;
}

/** Shows `content` beside its child after 300 ms of pointing, or at once on keyboard focus; Escape closes. */
export function Tooltip({ content, children }: TooltipProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const timer = useRef<number>(undefined);
  const [open, setOpen] = useState(false);

  const hide = () => {
    window.clearTimeout(timer.current);
    setOpen(false);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false);
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [open]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the span only watches what happens to the control inside it
    <span
      ref={anchor}
      className={styles.anchor}
      onPointerEnter={(event) => {
        if (event.pointerType !== 'touch') timer.current = window.setTimeout(() => setOpen(true), DELAY);
      }}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && setOpen(true)}
      onBlur={hide}
    >
      {cloneElement(children, { 'aria-describedby': open ? id : undefined })}
      {open && anchor.current && <Bubble id={id} anchor={anchor.current} content={content} />}
    </span>
  );
}

function Bubble({
  id,
  anchor,
  content,
}: {
  readonly id: string;
  readonly anchor: Element;
  readonly content: ReactNode;
}) {
  const zoom = anchor.currentCSSZoom ?? 1;
  const box = anchor.getBoundingClientRect();
  const middle = (box.left + box.width / 2) / zoom;
  const [width, height] = [window.innerWidth / zoom, window.innerHeight / zoom];
  const below = box.bottom / zoom + 80 < height;
  const left = Math.min(Math.max(middle, 148), width - 148);
  const place = below ? { top: box.bottom / zoom + 8 } : { bottom: height - box.top / zoom + 8 };
  const side = middle > width - 148 ? styles.right : '';
  const horizontal = side ? { right: width - box.right / zoom } : { left };
  return createPortal(
    <div id={id} role="tooltip" className={`${styles.bubble} ${side}`} style={{ ...horizontal, ...place }}>
      {content}
    </div>,
    // Within a landmark, where screen readers look for content.
    document.getElementById('main') ?? document.body,
  );
}
