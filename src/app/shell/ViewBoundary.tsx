import { Component, type ReactNode } from 'react';
import { notify } from '../notices';

interface ViewBoundaryProps {
  readonly children: ReactNode;
}

/** Keeps the page alive when a view fails to load or to draw, and says so. */
export class ViewBoundary extends Component<ViewBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    const reason = error instanceof Error ? error.message : String(error);
    notify({
      id: 'view',
      text: `This view stopped: ${reason}. Undo, or open it again.`,
      action: { label: 'Open again', perform: () => this.setState({ failed: false }) },
    });
  }

  override render() {
    return this.state.failed ? null : this.props.children;
  }
}
