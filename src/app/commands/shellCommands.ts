import { openBookmark, PLACES, setBookmark } from '../bookmarks/bookmarks';
import { togglePresenting } from '../present/present';
import { OTHER_VIEWS, type Scene, sceneState } from '../scene/sceneState';
import { currentLink } from '../state/location';
import type { AppStore } from '../state/store';
import { nextTheme, theme } from '../styles/theme';
import type { Command } from './commands';
import { exportFirst } from './exportMenu';
import { exportOptions } from './exports';
import { announce, notify } from './notices';
import { BOOKMARKS, COPY, THEME } from './words';

interface Dialogs {
  openPalette(): void;
  openKeys(): void;
  openWords(): void;
  openTour(): void;
  openCompose(): void;
  openBookmarks(): void;
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
      enabled: () => !sceneOf(app).hidden.includes(OTHER_VIEWS),
      perform: () => app.navigate(view),
    })),
    { id: 'palette', label: 'All commands', keys: ['Mod+k', '/'], group: 'Page', perform: dialogs.openPalette },
    {
      id: 'undo',
      label: 'Undo',
      icon: 'undo',
      keys: ['Mod+z'],
      group: 'Page',
      enabled: () => store.getState().past.length > 0,
      perform: app.undo,
    },
    {
      id: 'redo',
      label: 'Redo',
      icon: 'redo',
      keys: ['Shift+Mod+z', 'Mod+y'],
      group: 'Page',
      enabled: () => store.getState().future.length > 0,
      perform: app.redo,
    },
    {
      id: 'copy-link',
      label: 'Copy link',
      icon: 'link',
      keys: ['c'],
      group: 'Page',
      perform: () => void copyLink(app),
    },
    {
      id: 'compose',
      label: 'Compose a link',
      icon: 'compose',
      note: 'For students or for slides: hide, freeze, enlarge; with a QR code',
      keys: ['Shift+c'],
      group: 'Page',
      perform: dialogs.openCompose,
    },
    { id: 'present', label: 'Present', keys: ['p'], group: 'Page', perform: togglePresenting },
    { id: 'bookmarks', label: 'Bookmarks', group: 'Page', perform: dialogs.openBookmarks },
    ...PLACES.flatMap((place): readonly Command[] => [
      {
        id: `bookmark-${place}`,
        label: `Open bookmark ${place}`,
        keys: [`Alt+${place}`],
        group: 'Bookmarks',
        perform: () => openBookmark(app, place),
      },
      {
        id: `keep-${place}`,
        label: `Keep this state as bookmark ${place}`,
        keys: [`Shift+Alt+${place}`],
        group: 'Bookmarks',
        perform: () => {
          setBookmark(place, app.hash());
          announce(BOOKMARKS.kept(place));
        },
      },
    ]),
    {
      id: 'reset',
      label: 'Reset to the link',
      icon: 'reset',
      group: 'Page',
      enabled: () => app.hash() !== store.getState().opened && store.getState().opened !== '',
      perform: app.reset,
    },
    {
      id: 'export',
      label: 'Export the first picture',
      keys: ['e'],
      group: 'Page',
      enabled: () => exportOptions.store.getState().length > 0,
      perform: exportFirst,
    },
    { id: 'theme', label: 'Change theme', icon: 'half', keys: ['t'], group: 'Page', perform: changeTheme },
    {
      id: 'explain',
      label: 'Explain this view',
      icon: 'compass',
      keys: ['x'],
      group: 'Page',
      perform: dialogs.openTour,
    },
    {
      id: 'words',
      label: 'What this is, and what its words mean',
      icon: 'help',
      keys: ['w'],
      group: 'Page',
      perform: dialogs.openWords,
    },
    { id: 'keys', label: 'List the keys', keys: ['?'], group: 'Page', perform: dialogs.openKeys },
  ];
}

function sceneOf(app: AppStore): Scene {
  return app.store.getState().states[sceneState.id] as Scene;
}

function changeTheme(): void {
  nextTheme();
  const chosen = theme.getState();
  announce(chosen === 'system' ? THEME.system : THEME.chosen(chosen === 'dark'));
}

async function copyLink(app: AppStore): Promise<void> {
  try {
    await navigator.clipboard.writeText(currentLink(app));
    announce(COPY.link);
  } catch {
    notify({ id: 'copy-link', text: COPY.linkRefused });
  }
}
