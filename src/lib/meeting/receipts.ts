import type { Sender } from './actors.ts';
import type { CommandResult } from './commands.ts';
import type { CommandId } from './ids.ts';
import type { Journal } from './journal.ts';
import type { MeetingState } from './state.ts';

/** What an accepted command was answered with. */
export interface Receipt {
  readonly version: number;
  readonly result: CommandResult;
}

/** One sender's receipts, in two generations: when `recent` is full it becomes `older`, and the older one is forgotten. */
export interface Receipts {
  recent: Map<CommandId, Receipt>;
  older: Map<CommandId, Receipt>;
}

/**
 * A retry is recognised among the sender's last 256 to 512 commands. An outbox has a handful under way, so this is ample,
 * and it bounds what one busy sender can make a meeting remember.
 */
export const GENERATION = 256;
const NOTHING: CommandResult = Object.freeze({});

/** What this very command was answered with before, or null if it is new. */
export function recall(state: MeetingState, sender: Sender, id: CommandId): Receipt | null {
  const receipts = state.receipts.get(sender);
  return receipts?.recent.get(id) ?? receipts?.older.get(id) ?? null;
}

/** Notes that a command was accepted at the state's present version. */
export function remember(
  state: MeetingState,
  sender: Sender,
  id: CommandId,
  result: CommandResult | undefined,
  journal: Journal
): void {
  let receipts = state.receipts.get(sender);
  if (!receipts) {
    receipts = { recent: new Map(), older: new Map() };
    journal.put(state.receipts, sender, receipts);
  }
  if (receipts.recent.size >= GENERATION) {
    journal.set(receipts, 'older', receipts.recent);
    journal.set(receipts, 'recent', new Map());
  }
  journal.put(receipts.recent, id, { version: state.version, result: result ?? NOTHING });
}
