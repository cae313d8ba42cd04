import { formatCount } from '../../numbers/format';
import type { Audience } from '../scene/sceneState';

/* What the dialog says that composes links. */

export const COMPOSE = {
  title: 'Compose a link',
  about: 'of the state on the page',
  sees: (audience: Audience) => `What a ${audience} sees`,
  copy: (audience: Audience) => `Copy ${audience}’s link`,
} as const;

/** Whom a link is for. */
export const AUDIENCE_NOTES: Readonly<Record<Audience, string>> = {
  student: 'No answers, no notes, and no way to them. It keeps no secret: the address can be edited.',
  teacher: 'Everything, with answers and notes.',
};

export const COLOURS = 'Projector: black on white, thick lines, large type';

/** The network of a file, which goes along where it is small. */
export const CARRIED = {
  along: (name: string) => `The network goes along in the link: ${name}`,
  tooLarge: (name: string) => `${name} is too large for a link. Hand the file out, too; the link says to open it.`,
} as const;

/** The forms of a link. */
export const OUTPUTS = {
  length: (characters: number) => `${formatCount(characters)} characters`,
  frame: 'still until clicked; passes a clicker’s keys on',
  fits: (bytes: number, most: number) =>
    `${formatCount(bytes)} of ${formatCount(most)} bytes. Everything is in the link; nothing is stored on a server.`,
  here: 'This page comes from this computer alone, so the link opens nowhere else. Publish the page, or start it with “npm start -- --host 0.0.0.0”, open it at the address that this prints for others, and compose the link there.',
  disk: 'This page was opened from disk, so the link opens on this computer alone. Hand out boundscope.html, too: the part from # on belongs after its address there.',
  tooLong: (bytes: number, most: number) =>
    `The link has ${formatCount(bytes)} bytes, and a QR code holds ${formatCount(most)}. Hand out the link or the file.`,
} as const;
