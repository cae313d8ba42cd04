/* What commands say once they are done, or cannot be. */

/** Copying, which some browsers do not let pages do. */
export const COPY = {
  link: 'Link copied',
  linkRefused: 'This browser does not let the page copy. The link is in the address bar.',
  done: (what: string) => `${what} copied`,
  refused: (what: string, text: string) => `This browser does not let the page copy. ${what}: ${text}`,
} as const;

export const SAVE = {
  failed: (label: string, isCopy: boolean, why: string) =>
    `${label} could not be ${isCopy ? 'copied' : 'saved'}: ${why}`,
} as const;

export const THEME = {
  system: 'Theme as the system',
  chosen: (isDark: boolean) => `${isDark ? 'Dark' : 'Light'} theme`,
} as const;

export const BOOKMARKS = {
  kept: (place: number) => `Kept as bookmark ${place}`,
  keys: 'Alt+1 to Alt+9 open them; with Shift, they keep what is on screen.',
  none: (file: string) => `${file} holds no bookmarks. Save some here with “Save as file”.`,
} as const;

/** Records that this browser kept and that cannot be read. */
export const DAMAGED = {
  text: (kind: string, count: number) =>
    count === 1
      ? `A ${kind} that this browser kept cannot be read any more, and is left out.`
      : `${count} ${kind}s that this browser kept cannot be read any more, and are left out.`,
  remove: (count: number) => (count === 1 ? 'Delete it' : 'Delete them'),
} as const;

/** Where this browser lets the page keep nothing. */
export function notKeptWords(reason: string): string {
  return `This browser keeps nothing for Boundscope (${reason.replace(/\.$/, '')}). Everything works, and lasts until the page is closed: save what is to last as a file, or copy a link.`;
}

/** A newer version of the page, which waits. */
export const VERSION = {
  newer: 'A newer version of Boundscope is ready. Until you update, the one on screen stays.',
  take: 'Update',
} as const;

/** A picture or page that holds a state. */
export function openedWords(file: string): string {
  return `Opened what ${file} shows`;
}

/** Where a link keeps a part of the page as it is. */
export function frozenWords(part: string): string {
  return `${part}: this link keeps it as it is. What is not frozen can be changed.`;
}
