/**
 * Version of the URL's form; a link of a later one opens the view with its defaults. When it is raised, `decodeHash` goes
 * on reading the ones before; a link of each is kept in `links.test.ts`.
 */
const VERSION = '1';

/** The parameter that stands in the path: `#/1/lessons/intervals`. */
export const PATH = '/';

export interface HashState {
  readonly view: string;
  /** The version it is written in; left out where it is ours. */
  readonly version?: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Keys whose values are no escaped text; left out where there are none. */
  readonly damaged?: readonly string[];
}

/** `#/1/<view>/<path>?k=v&…`, keys sorted so that equal states make equal links. */
export function encodeHash({ view, parameters }: Pick<HashState, 'view' | 'parameters'>): string {
  const { [PATH]: path = '', ...others } = parameters;
  const query = Object.entries(path ? others : parameters)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${escapePart(key)}=${escapePart(value)}`)
    .join('&');
  return `#/${VERSION}/${escapePart(view)}${path ? `/${escapePart(path)}` : ''}${query ? `?${query}` : ''}`;
}

/** Reads a hash; undefined where it names no view. Damaged parts are left out rather than refused. */
export function decodeHash(hash: string): HashState | undefined {
  const match = /^#?\/([^/?]+)\/([^/?]+)(?:\/([^/?]+))?\/?(?:\?(.*))?$/s.exec(hash);
  if (!match) return undefined;
  const [, version, view = '', place, query = ''] = match;
  const path = place === undefined ? undefined : unescapePart(place);
  const name = unescapePart(view);
  if (name === undefined) return undefined;
  if (version !== VERSION) return { view: name, version, parameters: {} };
  const { parameters, damaged } = readQuery(query);
  if (path) parameters[PATH] = path;
  else if (place !== undefined) damaged.push(place);
  return { view: name, parameters, ...(damaged.length > 0 ? { damaged } : {}) };
}

function readQuery(query: string): { parameters: Record<string, string>; damaged: string[] } {
  const parameters = new Map<string, string>();
  const damaged: string[] = [];
  for (const pair of query.split('&')) {
    const cut = pair.indexOf('=');
    const name = cut < 0 ? pair : pair.slice(0, cut);
    const key = unescapePart(name);
    const value = unescapePart(cut < 0 ? '' : pair.slice(cut + 1));
    if (key && value !== undefined) parameters.set(key, value);
    else if (name) damaged.push(key ?? name);
  }
  return { parameters: Object.fromEntries(parameters), damaged };
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
