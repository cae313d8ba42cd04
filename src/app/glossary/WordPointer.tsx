import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { type FoundWord, findWord } from './findWord';
import styles from './WordPointer.module.css';

/** Milliseconds that a pointer rests before it is meant. */
const REST = 450;

/**
 * Tells what a word of the glossary means where the pointer rests on it or a finger presses it, in any text of any view.
 * By keys the same stands in the list of words, those of the view first.
 */
export function WordPointer() {
  const [found, setFound] = useState<FoundWord>();
  useEffect(() => {
    let timer: number | undefined;
    const hide = () => {
      window.clearTimeout(timer);
      setFound(undefined);
    };
    const onMove = (event: PointerEvent) => {
      hide();
      if (event.pointerType === 'touch' || event.buttons !== 0) return;
      timer = window.setTimeout(() => setFound(findWord(event.clientX, event.clientY)), REST);
    };
    const onPress = (event: PointerEvent) => {
      hide();
      if (event.pointerType === 'touch') setFound(findWord(event.clientX, event.clientY));
    };
    const listened = [
      ['pointermove', onMove],
      ['pointerup', onPress],
      ['keydown', hide],
      ['scroll', hide],
    ] as const;
    for (const [name, listener] of listened) window.addEventListener(name, listener as EventListener, true);
    return () => {
      window.clearTimeout(timer);
      for (const [name, listener] of listened) window.removeEventListener(name, listener as EventListener, true);
    };
  }, []);
  if (!found) return null;
  const { term, box } = found;
  const left = Math.min(Math.max(8, box.left), window.innerWidth - 328);
  const place =
    box.bottom + 140 < window.innerHeight ? { top: box.bottom + 6 } : { bottom: window.innerHeight - box.top + 6 };
  return createPortal(
    <>
      <div className={styles.mark} style={{ left: box.left, top: box.bottom - 1, width: box.width }} />
      <div role="tooltip" className={styles.bubble} style={{ left, ...place }}>
        <b>{term.name}</b>
        <br />
        {term.meaning}
      </div>
    </>,
    document.getElementById('main') ?? document.body,
  );
}
