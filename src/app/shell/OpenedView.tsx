import { useEffect, useState } from 'react';
import type { ViewDefinition } from '../view';
import { componentOf, loadView } from '../viewCode';
import styles from './OpenedView.module.css';

/**
 * A view as soon as its code is here; throws when it cannot be had. Suspense is not asked to wait for it: after a
 * fallback it holds back what is ready for up to 300 ms.
 */
export function OpenedView({ view }: { readonly view: ViewDefinition<object> }) {
  const [outcome, setOutcome] = useState<{ readonly problem?: unknown }>();
  useEffect(() => {
    if (componentOf(view)) return;
    loadView(view).then(
      () => setOutcome({}),
      (problem: unknown) => setOutcome({ problem }),
    );
  }, [view]);
  if (outcome?.problem) throw outcome.problem;
  const Component = componentOf(view);
  return Component ? <Component /> : <p className={styles.waiting}>Opening {view.title}</p>;
}
