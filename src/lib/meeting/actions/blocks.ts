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

/**
 * The other way round; nothing for a text that was scrubbed. A log may have been restored from anywhere: of what `bodyText`
 * would not have written, or would not have been given, nothing comes out, least of all a link that runs something.
 */
export function bodyIn(text: string | undefined): readonly Block[] {
  if (text === undefined || text === '') return NOTHING;
  const read = parsed(text);
  return Array.isArray(read) ? read.flatMap(blockIn) : NOTHING;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function blockIn(value: unknown): readonly Block[] {
  const { kind: name, runs } = fieldsOf(value);
  const kind = BLOCK_KINDS.find((one) => one === name);
  return kind && Array.isArray(runs) ? [{ kind, runs: runs.flatMap(runIn) }] : NOTHING;
}

function runIn(value: unknown): readonly Run[] {
  const { text, bold, italic, href } = fieldsOf(value);
  if (typeof text !== 'string') return [];
  const link = linkIn(href);
  return [
    {
      text,
      ...(bold === true && { bold: true as const }),
      ...(italic === true && { italic: true as const }),
      ...(link !== null && { href: link }),
    },
  ];
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

const PROTOCOLS: readonly string[] = ['https:', 'http:', 'mailto:'];

/** Null for what leads nowhere that may be linked to, or hides a name or password in it. */
export function linkIn(value: unknown): string | null {
  if (typeof value !== 'string' || !URL.canParse(value)) return null;
  const { protocol, username, password, href } = new URL(value);
  return PROTOCOLS.includes(protocol) && username === '' && password === '' ? href : null;
}
