/** Version of the URL's form; a link of another version opens the view with its defaults. */
const VERSION = '1';

export interface HashState {
  readonly view: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** `#/1/<view>?k=v&…`, keys sorted so that equal states make equal links. */
export function encodeHash({ view, parameters }: HashState): string {
  const query = Object.entries(parameters)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${escapePart(key)}=${escapePart(value)}`)
    .join('&');
  return `#/${VERSION}/${escapePart(view)}${query ? `?${query}` : ''}`;
}

/** Reads a hash; undefined where it names no view. Damaged parts are left out rather than refused. */
export function decodeHash(hash: string): HashState | undefined {
  const match = /^#?\/([^/?]+)\/([^/?]+)\/?(?:\?(.*))?$/s.exec(hash);
  if (!match) return undefined;
  const [, version, view = '', query = ''] = match;
  const name = unescapePart(view);
  if (name === undefined) return undefined;
  return { view: name, parameters: version === VERSION ? readQuery(query) : {} };
}

function readQuery(query: string): Record<string, string> {
  const parameters = new Map<string, string>();
  for (const pair of query.split('&')) {
    const cut = pair.indexOf('=');
    const key = unescapePart(cut < 0 ? pair : pair.slice(0, cut));
    const value = unescapePart(cut < 0 ? '' : pair.slice(cut + 1));
    if (key && value !== undefined) parameters.set(key, value);
  }
  return Object.fromEntries(parameters);
}

/** Escapes what would break the link apart, and leaves commas and the like readable. */
function escapePart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /%(2C|3A|40|24|3B)/g,
    decodeURIComponent,
  );
}

function unescapePart(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
