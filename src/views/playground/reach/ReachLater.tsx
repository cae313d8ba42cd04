import { type ComponentProps, lazy, Suspense } from 'react';
import type { ReachPanel } from './ReachPanel';

// The first screen has no plane of values.
const Panel = lazy(() => import('./ReachPanel').then(({ ReachPanel }) => ({ default: ReachPanel })));

/** The plane of what a layer can reach, as soon as its code is here. */
export function ReachLater(props: ComponentProps<typeof ReachPanel>) {
  return (
    <Suspense>
      <Panel {...props} />
    </Suspense>
  );
}
