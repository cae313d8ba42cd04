import { useEffect, useRef, useState } from 'react';
import styles from './ComposeDialog.module.css';

/** The window in which the link is shown, in pixels, and how large it stands here. */
const [WIDTH, HEIGHT, SCALE] = [1280, 800, 0.32];

/** Milliseconds without another choice before the preview follows. */
const PAUSE = 250;

/** The page of a link, small and still. */
export function Preview({ address }: { readonly address: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [first] = useState(address);
  useEffect(() => {
    // In place of what is there: each step would otherwise be one for the browser's Back.
    const timer = setTimeout(() => frame.current?.contentWindow?.location.replace(address), PAUSE);
    return () => clearTimeout(timer);
  }, [address]);
  // A page that was opened from disk may show none within itself.
  if (location.protocol === 'file:') return null;
  return (
    <div className={styles.preview} style={{ height: HEIGHT * SCALE }} inert>
      <iframe
        ref={frame}
        title="Preview of the link"
        src={first}
        tabIndex={-1}
        width={WIDTH}
        height={HEIGHT}
        style={{ transform: `scale(${SCALE})` }}
      />
    </div>
  );
}
