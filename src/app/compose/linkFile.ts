import { marked } from '../carry/stateInFile';

/** A page that leads to a link, to be passed on as a file; dropping it on Boundscope opens the same. */
export function linkPage(address: string): string {
  const hash = new URL(address).hash;
  const escaped = (text: string) =>
    text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=${escaped(address)}">
<title>Boundscope</title>
<p ${marked(hash)}><a href="${escaped(address)}">Open in Boundscope</a></p>
</html>
`;
}
