import { useEffect, useState } from 'react';
import { messageOf } from '../commands/notices';
import { componentOf, loadView, type ViewDefinition } from '../state/view';
import styles from './OpenedView.module.css';
import { ViewMissingError } from './ViewBoundary';

/**
 * A view as soon as its code is here; throws when it cannot be had. Suspense is not asked to wait for it: after a
 * fallback it holds back what is ready for up to 300 ms.
 */
export function OpenedView({ view }: { readonly view: ViewDefinition<object> }) {
  const [outcome, setOutcome] = useState<{ readonly problem?: unknown }>();
  const Component = componentOf(view);
  const isHere = Component !== undefined;
  useEffect(() => {
    // As it was when this was drawn: code that came in between is to be drawn, too.
    if (isHere) return;
    loadView(view).then(
      () => setOutcome({}),
      (problem: unknown) => setOutcome({ problem: new ViewMissingError(messageOf(problem)) }),
    );
  }, [view, isHere]);
  if (outcome?.problem) throw outcome.problem;
  return Component ? <Component /> : <p className={styles.waiting}>Opening {view.title}</p>;
}
