import { announce } from './announce';
import type { Command } from './commands';
import { exportOptions, saveExport } from './exports';
import { currentLink } from './location';
import { notify } from './notices';
import type { AppStore } from './store';
import { nextTheme, theme } from './theme';

interface Dialogs {
  openPalette(): void;
  openKeys(): void;
}

/** What can be done in every view. */
export function shellCommands(app: AppStore, dialogs: Dialogs): readonly Command[] {
  const { store, views } = app;
  return [
    ...views.map((view, index) => ({
      id: `view-${view.id}`,
      label: `Go to ${view.title}`,
      keys: [String(index + 1)],
      group: 'Views',
      perform: () => app.navigate(view.id),
    })),
    { id: 'palette', label: 'All commands', keys: ['Mod+k', '/'], group: 'Page', perform: dialogs.openPalette },
    {
      id: 'undo',
      label: 'Undo',
      keys: ['Mod+z'],
      group: 'Page',
      enabled: () => store.getState().past.length > 0,
      perform: app.undo,
    },
    {
      id: 'redo',
      label: 'Redo',
      keys: ['Shift+Mod+z', 'Mod+y'],
      group: 'Page',
      enabled: () => store.getState().future.length > 0,
      perform: app.redo,
    },
    { id: 'copy-link', label: 'Copy link', keys: ['c'], group: 'Page', perform: () => void copyLink(app) },
    {
      id: 'export',
      label: 'Export the first picture',
      keys: ['e'],
      group: 'Page',
      enabled: () => exportOptions.store.getState().length > 0,
      perform: () => saveById(exportOptions.store.getState()[0]?.id ?? ''),
    },
    { id: 'theme', label: 'Change theme', keys: ['t'], group: 'Page', perform: changeTheme },
    { id: 'keys', label: 'List the keys', keys: ['?'], group: 'Page', perform: dialogs.openKeys },
  ];
}

/** Saves one of the files on offer; a failure becomes a notice. */
export function saveById(id: string): void {
  const option = exportOptions.store.getState().find((candidate) => candidate.id === id);
  if (!option) return;
  saveExport(option).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    notify({ id: 'export', text: `${option.label} could not be saved: ${reason}` });
  });
}

function changeTheme(): void {
  nextTheme();
  const chosen = theme.getState();
  announce(chosen === 'system' ? 'Theme as the system' : `${chosen === 'dark' ? 'Dark' : 'Light'} theme`);
}

async function copyLink(app: AppStore): Promise<void> {
  try {
    await navigator.clipboard.writeText(currentLink(app));
    announce('Link copied');
  } catch {
    notify({ id: 'copy-link', text: 'This browser does not let the page copy. The link is in the address bar.' });
  }
}
