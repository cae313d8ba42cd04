import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { BLACK } from '../shell/words';
import styles from './PresentLayer.module.css';
import { presenting, togglePresenting } from './present';

/** Over a view that is presented: a ring around the pointer, the next step in small, and black when it is asked for. */
export function PresentLayer() {
  const { isBlack, next } = useStore(presenting);
  const ring = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = ({ clientX, clientY }: PointerEvent) => {
      if (ring.current) ring.current.style.transform = `translate(${clientX}px, ${clientY}px)`;
    };
    window.addEventListener('pointermove', follow);
    return () => window.removeEventListener('pointermove', follow);
  }, []);
  return (
    <section aria-label="Presenting">
      <div ref={ring} className={styles.ring} aria-hidden="true" />
      <div className={styles.foot}>
        {next !== null && <span>Next: {next}</span>}
        <button type="button" className={styles.end} onClick={togglePresenting}>
          End (Esc)
        </button>
      </div>
      {isBlack && <div className={styles.black} role="img" aria-label={BLACK} />}
    </section>
  );
}
