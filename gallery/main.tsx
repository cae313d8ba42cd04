import '../src/app/styles/index.css';
import '../src/app/styles/serif.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { EXHIBITS } from './exhibits';
import styles from './gallery.module.css';

const theme = new URLSearchParams(location.search).get('theme');
if (theme) document.documentElement.dataset.theme = theme;

/** A row a picture, a cell a state. */
function Gallery() {
  return (
    <main className={styles.gallery}>
      <h1>Pictures</h1>
      <p>
        <a href="?theme=light">Light</a> <a href="?theme=dark">Dark</a>
      </p>
      {EXHIBITS.map(({ name, states }) => (
        <section key={name} aria-label={name}>
          <h2>{name}</h2>
          <ul className={styles.states}>
            {Object.entries(states).map(([state, picture]) => (
              <li key={state}>
                <h3>{state}</h3>
                <div className={styles.picture}>{picture}</div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Gallery />
  </StrictMode>,
);
