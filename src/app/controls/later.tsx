import { type ComponentType, type LazyExoticComponent, lazy, useEffect } from 'react';
import { messageOf, notify } from '../commands/notices';
import { MISSING } from './words';

/**
 * A component whose code comes when it is first drawn. Where that cannot be fetched, a notice says so, a dialog counts as
 * closed, and the page stays as it is.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  return lazy(() =>
    load().then(
      (Component) => ({ default: Component }),
      (problem: unknown) => ({
        default: (props: P & { readonly onClose?: () => void }) => (
          <Missing problem={problem} onClose={props.onClose} />
        ),
      }),
    ),
  );
}

/** Says that code could not be fetched: browsers keep such failures until the page is loaded anew. */
export function noticeMissing(problem: unknown): void {
  const action = { label: MISSING.reload, perform: () => location.reload() };
  notify({ id: 'missing-code', text: MISSING.code(messageOf(problem)), action });
}

interface MissingProps {
  readonly problem: unknown;
  readonly onClose: (() => void) | undefined;
}

function Missing({ problem, onClose }: MissingProps) {
  useEffect(() => {
    noticeMissing(problem);
    onClose?.();
  }, [problem, onClose]);
  return null;
}
