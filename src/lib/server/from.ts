/**
 * The header by which the server tells a page from where a secret address is asked for: a mark that means nothing outside
 * this process, and never an address. What a client sends under this name is replaced.
 */
export const MARK_HEADER = 'x-openfloor-mark';

/** From whom a request comes, as far as secret addresses go. */
export interface From {
  /** Absent: nobody's in particular. */
  readonly mark: string | null;
  /** Lets a guest into a rehearsal. */
  readonly cookies: string | null;
}

export function fromOf({ headers }: Request): From {
  return { mark: headers.get(MARK_HEADER), cookies: headers.get('cookie') };
}
