import styles from './Logo.module.css';

/** The name; the mark alone on narrow screens. */
export function Logo({ compact = false }: { readonly compact?: boolean }) {
  return (
    <span className={styles.logo}>
      <svg
        width="20"
        height="20"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        aria-hidden="true"
      >
        <path d="M6 3.5H3v13h3M14 3.5h3v13h-3" />
        <rect x="8.4" y="8.4" width="3.2" height="3.2" fill="currentColor" stroke="none" />
      </svg>
      {!compact && 'Boundscope'}
    </span>
  );
}
