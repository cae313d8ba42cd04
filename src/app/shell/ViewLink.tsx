import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../state/store';
import type { ViewDefinition } from '../state/view';

interface ViewLinkProps {
  readonly view: ViewDefinition<object>;
  readonly className?: string;
  /** Drawn before the name. */
  readonly children?: ReactNode;
}

/** A real link to a view as it stands, so that it also opens in a new tab. */
export function ViewLink({ view, className, children }: ViewLinkProps) {
  const app = useApp();
  const current = useStore(app.store, (state) => state.view === view.id);
  const href = useStore(app.store, () => app.hash(view.id));
  return (
    <a
      href={href}
      className={className}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        app.navigate(view);
      }}
    >
      {children}
      {view.title}
    </a>
  );
}
