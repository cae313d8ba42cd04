import { useEffect, useState } from 'react';
import { Floating } from '../controls/Floating';
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
  useEffect(() => {
    if (!found) return;
    CSS.highlights?.set('word', new Highlight(found.range));
    return () => void CSS.highlights?.delete('word');
  }, [found]);
  const anchor = found?.range.startContainer.parentElement;
  if (!found || !anchor) return null;
  return (
    <Floating role="tooltip" className={styles.bubble} anchor={anchor} box={found.box} at="bottom-start" gap={6}>
      <b>{found.term.name}</b>
      <br />
      {found.term.meaning}
    </Floating>
  );
}
