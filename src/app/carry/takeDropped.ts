import { announce } from '../commands/notices';
import { openedWords } from '../commands/words';
import type { AppStore } from '../state/store';

/** Files that may hold a state. */
const ENDINGS = /\.(svg|png|html)$/i;

/** Opens the state within a picture or page that is dropped anywhere; any other file goes on to the view. */
export function takeDropped(app: AppStore): void {
  let isPassed = false;
  window.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  const onDrop = (event: DragEvent) => {
    const [file, ...others] = event.dataTransfer?.files ?? [];
    if (!file || others.length > 0 || isPassed || !ENDINGS.test(file.name)) return;
    event.preventDefault();
    event.stopPropagation();
    const { target } = event;
    void stateOf(file).then((hash) => {
      if (hash !== undefined) {
        // What waits for the drop hears that nothing comes.
        target?.dispatchEvent(new DragEvent('dragleave', { bubbles: true }));
        app.open(hash);
        announce(openedWords(file.name));
        return;
      }
      const again = new DataTransfer();
      again.items.add(file);
      isPassed = true;
      target?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: again }));
      isPassed = false;
    });
  };
  window.addEventListener('drop', onDrop, true);
  // What no view takes must not make the browser leave the page.
  window.addEventListener('drop', (event) => event.preventDefault());
}

/** What reads files is fetched with the first of them. */
async function stateOf(file: File): Promise<string | undefined> {
  const { stateIn } = await import('./stateInFile');
  return stateIn(file);
}
