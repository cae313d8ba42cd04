import { type DragEvent, type ReactNode, type RefObject, useState } from 'react';
import styles from './FileDrop.module.css';

interface FileDropProps {
  readonly children: ReactNode;
  readonly onFile: (file: File) => void;
  /** Set to the hidden field whose click lets a person choose a file. */
  readonly picker: RefObject<HTMLInputElement | null>;
  /** Endings of the files to choose from. Default: ONNX. */
  readonly endings?: string;
}

/** Takes a file that is dropped anywhere on its children, or chosen. */
export function FileDrop({ children, onFile, picker, endings = '.onnx' }: FileDropProps) {
  const [over, setOver] = useState(false);
  const accept = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the model menu opens files by keyboard
    <div
      className={styles.area}
      onDragEnter={accept}
      onDragOver={accept}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      {children}
      <input
        ref={picker}
        type="file"
        accept={endings}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
      {over && (
        <div className={styles.veil}>
          <span className="headline">Drop the ONNX file to open it</span>
        </div>
      )}
    </div>
  );
}
