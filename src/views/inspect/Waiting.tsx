import styles from './Waiting.module.css';

/** What stands where the picture will be: the figure's axis, one sentence and one action. */
export function Waiting({ onOpenFile }: { readonly onOpenFile: () => void }) {
  return (
    <div className={styles.waiting}>
      <h2 className="title">How wide the bounds grow</h2>
      <div className={styles.axes} aria-hidden="true">
        {['100', '10', '1', '0.1', '0.01'].map((tick) => (
          <span key={tick}>{tick}</span>
        ))}
      </div>
      <p>
        Bounds appear here as soon as the network is read. Or drop an ONNX file here, or{' '}
        <button type="button" className={styles.open} onClick={onOpenFile}>
          open one
        </button>
        .
      </p>
    </div>
  );
}
