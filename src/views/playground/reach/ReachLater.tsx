import { type ComponentProps, Suspense } from 'react';
import { later } from '../../../app/controls/later';
import type { ReachPanel } from './ReachPanel';

// The first screen has no plane of values.
const Panel = later(() => import('./ReachPanel').then(({ ReachPanel }) => ReachPanel));

/** The plane of what a layer can reach, as soon as its code is here. */
export function ReachLater(props: ComponentProps<typeof ReachPanel>) {
  return (
    <Suspense>
      <Panel {...props} />
    </Suspense>
  );
}
