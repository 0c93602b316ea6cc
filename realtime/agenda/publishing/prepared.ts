import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { ACTION_LIMITS } from '../../../src/lib/meeting/actions/action.ts';
import { wordsOf } from '../../../src/lib/meeting/actions/blocks.ts';
import type { PreparedAction } from '../../../src/lib/meeting/actions/commands.ts';
import { isDay } from '../../../src/lib/meeting/actions/overdue.ts';
import { LINKS_LIMIT } from '../../../src/lib/meeting/agenda-links.ts';
import { parseActionId } from '../../../src/lib/meeting/ids.ts';
import { cleanText, lengthOf, looksEmpty } from '../../../src/lib/meeting/text.ts';
import { agendaItems, readAgenda } from '../../../src/lib/protocol/agenda-document.ts';
import type { AgendaItem } from '../../../src/lib/protocol/agenda-item.ts';
import type { PreviewLeft } from '../../../src/lib/protocol/agenda-preview.ts';
import { blocksOf } from './blocks.ts';

/** An agenda as it would be published now. */
export interface Prepared {
  readonly actions: readonly PreparedAction[];
  readonly left: readonly PreviewLeft[];
  /** The same for the same actions in the same order, and for no others. */
  readonly hash: string;
}

/** So much is shown of what stays out. */
const BEGINNING = 80;

/** Reads a document, whatever is in it. Notes and comments are for those who write it, and never published. */
export function prepare(doc: Y.Doc): Prepared {
  const actions: PreparedAction[] = [];
  const left: PreviewLeft[] = [];
  let words = 0;
  for (const item of readAgenda(doc)) {
    if (item.kind === 'note') continue;
    const one = actionOf(item, agendaItems(doc).get(item.id));
    const length = typeof one === 'string' ? 0 : lengthOf(wordsOf(one.body));
    const why = typeof one === 'string' ? one : roomFor(actions.length, words + length);
    if (why !== null) {
      left.push({
        id: item.id,
        title: cleanText(item.title || item.text.slice(0, 4 * BEGINNING)).slice(0, BEGINNING),
        why,
      });
    } else if (typeof one !== 'string') {
      actions.push(one);
      words += length;
    }
  }
  return { actions, left, hash: createHash('sha256').update(JSON.stringify(actions)).digest('base64url') };
}

function roomFor(actions: number, words: number): PreviewLeft['why'] | null {
  return actions >= ACTION_LIMITS.published || words > ACTION_LIMITS.words ? 'too-many' : null;
}

function actionOf(item: AgendaItem, raw: unknown): PreparedAction | PreviewLeft['why'] {
  const actionId = parseActionId(item.id);
  if (!actionId || !(raw instanceof Y.Map)) return 'unusable';
  const title = cleanText(item.title);
  if (looksEmpty(title)) return 'no-title';
  const [owner, area] = [cleanText(item.owner), cleanText(item.area)];
  const body = blocksOf(raw as Y.Map<unknown>);
  const tooLong =
    lengthOf(title) > ACTION_LIMITS.title ||
    lengthOf(owner) > ACTION_LIMITS.owner ||
    lengthOf(area) > ACTION_LIMITS.area ||
    body.length > ACTION_LIMITS.blocks ||
    lengthOf(wordsOf(body)) > ACTION_LIMITS.body;
  if (tooLong) return 'too-long';
  const due = isDay(item.due) ? item.due : null;
  return { actionId, title, body, owner, due, area, ideaIds: [...item.ideas].sort().slice(0, LINKS_LIMIT) };
}
