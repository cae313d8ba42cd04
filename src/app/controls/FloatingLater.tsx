import { type ComponentType, lazy, Suspense } from 'react';
import type { FloatingProps } from './Floating';

const fetchFloating = () => import('./Floating');

// The first screen shows nothing that floats; what does is asked for by a pointer or a key.
for (const name of ['pointermove', 'pointerdown', 'keydown', 'focusin']) {
  globalThis.window?.addEventListener(name, () => void fetchFloating().catch(() => {}), { once: true });
}

const Fetched = lazy<ComponentType<FloatingProps>>(() =>
  fetchFloating().then(
    ({ Floating }) => ({ default: Floating }),
    // Without a server there is no bubble; the view stays.
    () => ({ default: () => null }),
  ),
);

/** As `Floating`, whose code comes with the first sign of a person. */
export function FloatingLater(props: FloatingProps) {
  return (
    <Suspense>
      <Fetched {...props} />
    </Suspense>
  );
}
