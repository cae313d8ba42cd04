import { useState } from 'react';
import { Dialog } from '../controls/Dialog';
import { IconButton } from '../controls/IconButton';
import { termsIn } from '../glossary/findWord';
import { PURPOSE, TERMS } from '../glossary/terms';
import styles from './Glossary.module.css';

/** What the page is for, and what its words mean. */
export function Glossary({ onClose }: { readonly onClose: () => void }) {
  // Those of the view first; what it says does not change while this is open.
  const [ordered] = useState(() => {
    const here = termsIn(document.getElementById('main')?.innerText ?? '');
    return [...here, ...TERMS.filter((term) => !here.includes(term))];
  });
  return (
    <Dialog label="What this is" onClose={onClose}>
      <div className={styles.head}>
        <h2 className="title">What this is</h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys too */}
      <section className={styles.text} tabIndex={0} aria-label="Purpose and words">
        <p className="finding">{PURPOSE}</p>
        <p className="label">
          The words of this view come first. In any text, rest the pointer on a word, or press it, to see it explained
          on the spot.
        </p>
        <dl>
          {ordered.map(({ name, meaning }) => (
            <div key={name} className={styles.term}>
              <dt>{name}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
    </Dialog>
  );
}
