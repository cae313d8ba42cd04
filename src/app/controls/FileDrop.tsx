import { type DragEvent, type ReactNode, type RefObject, useState } from 'react';
import { DATA_ENDINGS } from '../../catalog/dataFormats';
import { FILE_ENDINGS } from '../../catalog/formats';
import { droppedFiles, type SortedFiles, sortFiles } from './droppedFiles';
import styles from './FileDrop.module.css';
import { DROP } from './words';

interface FileDropProps {
  readonly children: ReactNode;
  readonly onFiles: (files: SortedFiles) => void;
  /** Set to the hidden field whose click lets a person choose a file. */
  readonly picker: RefObject<HTMLInputElement | null>;
  /** Endings of files to choose from besides those of networks and data sets. */
  readonly endings?: readonly string[];
}

/** Lets a person choose files for a `FileDrop`, or a folder. */
export function pickFiles(picker: RefObject<HTMLInputElement | null>, folder = false): void {
  const input = picker.current;
  if (!input) return;
  input.webkitdirectory = folder;
  input.click();
}

/** Takes files that are dropped anywhere on its children, folders too, or chosen. */
export function FileDrop({ children, onFiles, picker, endings = [] }: FileDropProps) {
  const [over, setOver] = useState(false);
  const take = (files: readonly File[]) => {
    if (files.length > 0) onFiles(sortFiles(files));
  };
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
        void droppedFiles(event.dataTransfer).then(take);
      }}
    >
      {children}
      <input
        ref={picker}
        type="file"
        multiple
        accept={[...FILE_ENDINGS, ...DATA_ENDINGS, ...endings].join()}
        hidden
        onChange={(event) => {
          take(Array.from(event.target.files ?? []));
          event.target.value = '';
          // Scripts hand over files without asking for a folder or none.
          event.target.webkitdirectory = false;
        }}
      />
      {over && (
        <div className={styles.veil}>
          <span className="headline">{DROP}</span>
        </div>
      )}
    </div>
  );
}
