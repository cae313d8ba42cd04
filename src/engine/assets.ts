/** Where models and data sets come from: a web server in the page, a folder in Node. */
export interface Assets {
  /** A file of `public/`, such as "models/index.json". */
  read(path: string): Promise<Uint8Array>;
  /** A file named by the person: a URL in the page, a path in Node. */
  open(location: string): Promise<Uint8Array>;
}
