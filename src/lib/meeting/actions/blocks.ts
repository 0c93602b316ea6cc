/** What is to be done, as it is published: paragraphs, headings and items of a list, with a look and links. */
export interface Run {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  /** `https:`, `http:` or `mailto:`; nothing else is published. */
  readonly href?: string;
}

export interface Block {
  readonly kind: BlockKind;
  readonly runs: readonly Run[];
}
export const BLOCK_KINDS = ['paragraph', 'heading', 'item'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** The words alone, a line for each block. */
export function wordsOf(body: readonly Block[]): string {
  return body.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n');
}

/** As a text of the log, which is cited by its id. The same body is always the same text. */
export function bodyText(body: readonly Block[]): string {
  return JSON.stringify(
    body.map(({ kind, runs }) => ({
      kind,
      runs: runs.map(({ text, bold, italic, href }) => ({
        text,
        ...(bold && { bold }),
        ...(italic && { italic }),
        ...(href !== undefined && { href }),
      })),
    }))
  );
}

const NOTHING: readonly Block[] = Object.freeze([]);

/** The other way round; nothing for a text that was scrubbed. */
export function bodyIn(text: string | undefined): readonly Block[] {
  // Our own, from `bodyText`.
  return text === undefined || text === '' ? NOTHING : (JSON.parse(text) as readonly Block[]);
}
