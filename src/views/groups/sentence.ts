/** A sentence in pieces; the strong ones are numbers and names to look at. */
export type Sentence = readonly (string | { readonly strong: string })[];
