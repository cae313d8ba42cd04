import { useState } from 'react';
import { Dialog } from '../controls/Dialog';
import { IconButton } from '../controls/IconButton';
import { termsIn } from '../glossary/findWord';
import { PURPOSE, TERMS } from '../glossary/terms';
import styles from './Glossary.module.css';
import { GLOSSARY } from './words';

/** What the page is for, and what its words mean. */
export function Glossary({ onClose }: { readonly onClose: () => void }) {
  // Those of the view first; what it says does not change while this is open.
  const [ordered] = useState(() => {
    const here = termsIn(document.getElementById('main')?.innerText ?? '');
    return [...here, ...TERMS.filter((term) => !here.includes(term))];
  });
  return (
    <Dialog label={GLOSSARY.title} onClose={onClose}>
      <div className={styles.head}>
        <h2 className="title">{GLOSSARY.title}</h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys too */}
      <section className={styles.text} tabIndex={0} aria-label="Purpose and words">
        <p className="finding">{PURPOSE}</p>
        <p className="label">{GLOSSARY.lead}</p>
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
