import { Component, type ReactNode } from 'react';
import { messageOf } from '../commands/notices';
import styles from './ViewBoundary.module.css';
import { FAILED } from './words';

/** The code of a view could not be fetched. */
export class ViewMissingError extends Error {
  override readonly name = 'ViewMissingError';
}

interface ViewBoundaryProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** Keeps the page alive when a view fails to load or to draw, and says so in its place. */
export class ViewBoundary extends Component<ViewBoundaryProps, { readonly problem: unknown }> {
  override state: { readonly problem: unknown } = { problem: undefined };

  static getDerivedStateFromError(problem: unknown) {
    return { problem };
  }

  /** Code that could not be fetched a browser does not fetch again in the same page; what is on screen is in its address. */
  #openAgain() {
    if (!(this.state.problem instanceof ViewMissingError)) return this.setState({ problem: undefined });
    fetch(location.href, { cache: 'no-store' }).then(
      () => location.reload(),
      () => {},
    );
  }

  override render() {
    const { problem } = this.state;
    if (problem === undefined) return this.props.children;
    return (
      <section role="alert" className={styles.failed}>
        <h1 className="title">{this.props.title}</h1>
        <p>{sentencesOn(problem)}</p>
        <button type="button" className={styles.again} onClick={() => this.#openAgain()}>
          {FAILED.again}
        </button>
      </section>
    );
  }
}

function sentencesOn(problem: unknown): string {
  return problem instanceof ViewMissingError ? FAILED.missing(problem.message) : FAILED.stopped(messageOf(problem));
}
