/** Names without what they all begin with, up to a comma: what is said once need not stand beside every number. */
export function shortNames(names: readonly string[]): string[] {
  const [first = ''] = names;
  const shared = first.slice(0, first.indexOf(', ') + 2);
  const isShared = names.length > 1 && shared.length > 0 && names.every((name) => name.startsWith(shared));
  return isShared ? names.map((name) => name.slice(shared.length)) : [...names];
}
