import * as Y from 'yjs';
import { ACTION_LIMITS } from '../../../src/lib/meeting/actions/action.ts';
import { linkIn, type Block, type BlockKind, type Run } from '../../../src/lib/meeting/actions/blocks.ts';
import { cleanText, looksEmpty } from '../../../src/lib/meeting/text.ts';
import { plainIn } from '../../../src/lib/protocol/agenda-migration.ts';

/**
 * The text of an item as it is published: nothing is in it but words, three kinds of blocks, two looks, and links that lead
 * to web pages or mail. Whatever else a document may hold comes out as its words, or not at all.
 */
export function blocksOf(item: Y.Map<unknown>): readonly Block[] {
  const blocks: Block[] = [];
  const body = item.get('body');
  if (body instanceof Y.XmlFragment) collect(body, 'paragraph', blocks, 0);
  for (const line of plainIn(item).split('\n')) push(blocks, 'paragraph', [{ text: line }]);
  return blocks;
}

const DEEPEST = 60;
const ADDRESS_LIMIT = 2000;

function collect(parent: Y.XmlFragment, kind: BlockKind, blocks: Block[], depth: number): void {
  if (depth > DEEPEST || blocks.length > ACTION_LIMITS.blocks) return;
  let runs: Run[] = [];
  const flush = (): void => {
    push(blocks, kind, runs);
    runs = [];
  };
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) runs.push(...runsOf(child));
    else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') runs.push({ text: ' ' });
    else if (child instanceof Y.XmlElement) {
      flush();
      collect(child, kindOf(child.nodeName, kind), blocks, depth + 1);
    }
  }
  flush();
}

/** A paragraph within an item of a list is that item. */
function kindOf(nodeName: string, around: BlockKind): BlockKind {
  if (nodeName === 'heading') return 'heading';
  return nodeName === 'listItem' ? 'item' : around;
}

function runsOf(text: Y.XmlText): readonly Run[] {
  const delta = text.toDelta() as readonly { readonly insert?: unknown; readonly attributes?: unknown }[];
  return delta.flatMap(({ insert, attributes }) => {
    if (typeof insert !== 'string') return [];
    const { bold, italic, link } = fieldsOf(attributes);
    const href = addressOf(fieldsOf(link)['href']);
    return {
      text: insert,
      ...(isOn(bold) && { bold: true as const }),
      ...(isOn(italic) && { italic: true as const }),
      ...(href !== null && { href }),
    };
  });
}

const isOn = (mark: unknown): boolean => mark !== undefined && mark !== null && mark !== false;

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** As `linkIn`; null also for one that is too long. */
export function addressOf(value: unknown): string | null {
  return typeof value === 'string' && value.length <= ADDRESS_LIMIT ? linkIn(value) : null;
}

/** Adds a block with these words, cleaned and without space around it; nothing for no words. */
function push(blocks: Block[], kind: BlockKind, raw: readonly Run[]): void {
  const runs: Run[] = [];
  for (const run of raw) {
    const text = cleanRun(run.text);
    const last = runs.at(-1);
    if (text === '') continue;
    if (last && looksAlike(last, run)) runs[runs.length - 1] = { ...last, text: cleanRun(last.text + text) };
    else runs.push({ ...run, text });
  }
  const [first, last] = [runs[0], runs.at(-1)];
  if (first) runs[0] = { ...first, text: first.text.trimStart() };
  if (last) runs[runs.length - 1] = { ...(runs[runs.length - 1] ?? last), text: (runs.at(-1) ?? last).text.trimEnd() };
  const filled = runs.filter(({ text }) => text !== '');
  if (!looksEmpty(filled.map(({ text }) => text).join(''))) blocks.push({ kind, runs: filled });
}

/** Clean as every text here, with the space that stands between it and its neighbours. */
function cleanRun(text: string): string {
  const clean = cleanText(text);
  if (clean === '') return /\s/u.test(text) ? ' ' : '';
  return `${/^\s/u.test(text) ? ' ' : ''}${clean}${/\s$/u.test(text) ? ' ' : ''}`;
}

const looksAlike = (a: Run, b: Run): boolean => a.bold === b.bold && a.italic === b.italic && a.href === b.href;
