import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import styles from './Refusal.module.css';

interface RefusalProps {
  readonly id: string;
  readonly field: Element;
  /** A sentence. */
  readonly reason: string;
  /** What was probably meant. */
  readonly instead: string | undefined;
  readonly onTake: (instead: string) => void;
  readonly onClose: () => void;
}

/** Why a field does not take what was typed, beside it, with what it would take. */
export function Refusal({ id, field, reason, instead, onTake, onClose }: RefusalProps) {
  useEffect(() => {
    // It would stay where the field was; the field itself may scroll.
    const onScroll = ({ target }: Event) => target !== field && onClose();
    window.addEventListener('scroll', onScroll, true);
    window.addEventListener('resize', onClose);
    return () => {
      window.removeEventListener('scroll', onScroll, true);
      window.removeEventListener('resize', onClose);
    };
  }, [field, onClose]);
  const zoom = field.currentCSSZoom ?? 1;
  const box = field.getBoundingClientRect();
  const [top, bottom, left] = [box.top / zoom, box.bottom / zoom, box.left / zoom];
  const [width, height] = [window.innerWidth / zoom, window.innerHeight / zoom];
  const place = bottom + 96 < height ? { top: bottom + 4 } : { bottom: height - top + 4 };
  const right = Math.max(8, width - box.right / zoom);
  const side = left + 280 > width ? { right } : { left };
  return createPortal(
    <div id={id} role="alert" className={styles.refusal} style={{ ...side, ...place }}>
      {reason}{' '}
      {instead !== undefined && (
        <button
          type="button"
          className={styles.instead}
          // The field keeps the focus, and with it what was typed.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(instead)}
        >
          Take {instead}
        </button>
      )}
    </div>,
    // Within a landmark, where screen readers look for content.
    document.getElementById('main') ?? document.body,
  );
}
