import { isDeepStrictEqual } from 'node:util';
import type { LoggedBatch } from '../../db/store.ts';
import type { Sender } from '../../src/lib/meeting/actors.ts';
import { Journal } from '../../src/lib/meeting/journal.ts';
import { evolve } from '../../src/lib/meeting/meeting.ts';
import { emptyMeeting, type MeetingState } from '../../src/lib/meeting/state.ts';
import { upcast } from '../../src/lib/meeting/upcast.ts';
import type { Accepted, Ack } from '../../src/lib/protocol/board.ts';

/** These say "not now": the command may be sent again. Every other refusal is final. */
export const LATER: ReadonlySet<string> = new Set(['unavailable', 'busy', 'too-fast']);

/** Ids of commands that were carried out before the first message. */
export const before = (n: number): string => `before-it-began-${n}`;
const isBefore = (id: string): boolean => id.startsWith('before-it-began-');

const keyOf = (sender: Sender, id: string): string => `${sender} ${id}`;

/** What everybody was told, to be held against the log. */
export class Ledger {
  readonly accepted = new Map<string, Accepted>();
  readonly refused = new Set<string>();
  /** How often each command left for the server. */
  readonly sent = new Map<string, number>();
  /** What cannot be: two different answers to one command. */
  readonly contradictions: string[] = [];

  /** A command left for the server, for the first time or again. */
  send(sender: Sender, id: string): void {
    const key = keyOf(sender, id);
    this.sent.set(key, (this.sent.get(key) ?? 0) + 1);
  }

  note(sender: Sender, id: string, ack: Ack): void {
    const key = keyOf(sender, id);
    if (!ack.ok) {
      if (LATER.has(ack.code)) return;
      this.refused.add(key);
      if (this.accepted.has(key)) this.contradictions.push(`${key}: accepted, and then ${ack.code}`);
      return;
    }
    const before = this.accepted.get(key);
    if (before && !isDeepStrictEqual(before, ack)) this.contradictions.push(`${key}: ${JSON.stringify([before, ack])}`);
    this.accepted.set(key, ack);
  }

  /** Commands that were sent again because nobody had heard what became of them. */
  get inDoubt(): number {
    return [...this.sent.values()].filter((times) => times > 1).length;
  }

  of(sender: Sender, id: string): Accepted | undefined {
    return this.accepted.get(keyOf(sender, id));
  }

  /**
   * What the log does not bear out.
   * - `lost`: accepted, but not in the log as it was told
   * - `twice`: more than once in the log
   * - `unasked`: in the log, though nobody sent it, or though it was refused for good
   * - `unheard`: in the log, but whoever sent it was never told
   */
  against(batches: readonly LoggedBatch[]): Record<'lost' | 'twice' | 'unasked' | 'unheard', string[]> {
    const seen = new Set<string>();
    const logged = new Map<string, Accepted>();
    const found = { lost: [], twice: [], unasked: [], unheard: [] } as Record<
      'lost' | 'twice' | 'unasked' | 'unheard',
      string[]
    >;
    for (const batch of batches) {
      for (const [index, stored] of batch.events.entries()) {
        const { by, cmd, result } = upcast(stored);
        if (!cmd) continue;
        const key = keyOf(by, cmd);
        if (seen.has(key)) found.twice.push(key);
        seen.add(key);
        // Its own clock closes a meeting, and nobody waits for an answer to what was there before them.
        if (by === 'system' || isBefore(cmd)) continue;
        logged.set(key, { ok: true, version: batch.firstVersion + index, result: result ?? {} });
        if (!this.sent.has(key) || this.refused.has(key)) found.unasked.push(key);
        if (!this.accepted.has(key)) found.unheard.push(key);
      }
    }
    for (const [key, ack] of this.accepted) if (!isDeepStrictEqual(logged.get(key), ack)) found.lost.push(key);
    return found;
  }
}

/** What the log says the meeting is. */
export function fold(batches: readonly LoggedBatch[]): MeetingState {
  const state = emptyMeeting();
  for (const batch of batches) {
    for (const stored of batch.events) evolve(state, upcast(stored), batch.texts, new Journal());
  }
  return state;
}
