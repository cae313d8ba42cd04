import {
  cloneElement,
  type FocusEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { Floating } from './Floating';
import styles from './Tooltip.module.css';

const DELAY = 300;

interface TooltipProps {
  /** What it is, the number in full, one line why. Never the only place where something is said. */
  readonly content: ReactNode;
  /** One focusable element. */
  readonly children: ReactElement<{ 'aria-describedby'?: string }>;
}

/** Whether keys have moved the focus here; a dialog that opens puts it on its first control by itself. */
function isReachedByKeys({ target, relatedTarget }: FocusEvent<HTMLSpanElement>): boolean {
  const dialog = target.closest('dialog');
  return target.matches(':focus-visible') && (!dialog || dialog.contains(relatedTarget));
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
      onFocus={(event) => setOpen(isReachedByKeys(event))}
      onBlur={hide}
    >
      {cloneElement(children, { 'aria-describedby': open ? id : undefined })}
      {open && anchor.current && (
        <Floating id={id} role="tooltip" className={styles.bubble} anchor={anchor.current} at="bottom" gap={8}>
          {content}
        </Floating>
      )}
    </span>
  );
}
