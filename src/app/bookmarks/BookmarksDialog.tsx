import { useRef } from 'react';
import { useStore } from 'zustand';
import { saveExport } from '../commands/exports';
import { notify } from '../commands/notices';
import { BOOKMARKS } from '../commands/words';
import { Dialog } from '../controls/Dialog';
import { IconButton } from '../controls/IconButton';
import { useApp } from '../state/store';
import styles from './BookmarksDialog.module.css';
import {
  bookmarks,
  openBookmark,
  PLACES,
  readBookmarks,
  setBookmark,
  takeBookmarks,
  writeBookmarks,
} from './bookmarks';

/** The states that are kept: open, keep, forget; all of them as a file. */
export function BookmarksDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const all = useStore(bookmarks);
  const picker = useRef<HTMLInputElement>(null);
  const take = async (file: File) => {
    const read = readBookmarks(await file.text());
    if (read) return takeBookmarks(read);
    onClose();
    notify({ id: 'bookmarks', text: BOOKMARKS.none(file.name) });
  };
  const save = () =>
    void saveExport({
      id: 'bookmarks',
      label: 'Bookmarks',
      fileName: 'boundscope-bookmarks.json',
      produce: () => new Blob([writeBookmarks(all)], { type: 'application/json' }),
    });
  return (
    <Dialog label="Bookmarks" onClose={onClose}>
      <div className={styles.content}>
        <div className={styles.head}>
          <h2 className="title">Bookmarks</h2>
          <IconButton icon="close" label="Close" onClick={onClose} />
        </div>
        <p className="label">{BOOKMARKS.keys}</p>
        <ol>
          {PLACES.map((place) => (
            <li key={place} className={styles.row}>
              <b>{place}</b>
              <span className={styles.link}>{all[place] ?? 'empty'}</span>
              {all[place] !== undefined && (
                <>
                  <button
                    type="button"
                    className={styles.action}
                    aria-label={`Open ${place}`}
                    onClick={() => {
                      onClose();
                      openBookmark(app, place);
                    }}
                  >
                    Open
                  </button>
                  <IconButton icon="close" label={`Forget ${place}`} onClick={() => setBookmark(place, undefined)} />
                </>
              )}
              <button
                type="button"
                className={styles.action}
                aria-label={`Keep this state as ${place}`}
                onClick={() => setBookmark(place, app.hash())}
              >
                Keep
              </button>
            </li>
          ))}
        </ol>
        <div className={styles.head}>
          <button type="button" className={styles.action} onClick={save}>
            Save as file
          </button>
          <button type="button" className={styles.action} onClick={() => picker.current?.click()}>
            Open a file
          </button>
          <input
            ref={picker}
            type="file"
            accept=".json"
            hidden
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) void take(file);
              event.target.value = '';
            }}
          />
        </div>
      </div>
    </Dialog>
  );
}
