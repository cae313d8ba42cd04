import type { Support } from '../../../engine/api/types';
import styles from './SupportMark.module.css';

const SIZE = 12;

/** A shape and a colour for each kind: a square, a wedge between two lines, brackets, a cross. */
const SHAPES: Readonly<Record<Support, string>> = {
  exact: 'M2 2h8v8h-8z',
  relaxed: 'M1.5 10.5h9V2z',
  interval: 'M4 1.5H1.5v9H4M8 1.5h2.5v9H8M4.5 6h3',
  unsupported: 'M2 2l8 8M10 2l-8 8',
};

/** How bounds get through a node, as a mark; a text beside it says the same. */
export function SupportMark({ support }: { readonly support: Support }) {
  return (
    <svg
      className={`${styles.mark} ${styles[support]}`}
      width={SIZE}
      height={SIZE}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      aria-hidden="true"
    >
      <path d={SHAPES[support]} />
    </svg>
  );
}
