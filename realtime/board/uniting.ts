import { z } from 'zod';
import { mayDo } from '../../src/lib/meeting/authority.ts';
import { refuse } from '../../src/lib/meeting/refusals.ts';
import { unitedSupporters } from '../../src/lib/meeting/uniting.ts';
import type { UnitedAnswer } from '../../src/lib/protocol/board.ts';
import { BUSY_RETRY_MS } from '../hall/bounds.ts';
import type { Clock } from '../hall/clock.ts';
import { Flow } from './bounds.ts';
import type { BoardSocket, Visitor } from './visitor.ts';

/** A person compares a few ideas before a merge; whoever asks faster compares all with all. */
const ASKS = { burst: 20, perSecond: 4 };

const asked = z.object({ ideaIds: z.array(z.string().min(1).max(64)).min(1).max(20) });

/**
 * Answers who may merge how many different people stand behind some ideas together: `united { ideaIds }` → figures, or a
 * refusal (`bad-input`, `not-allowed`, `too-fast`, `unknown-idea`, `unavailable`). The same figures as the merge itself
 * would make public.
 */
export function answerUnited(
  socket: BoardSocket,
  { hall, audience, staff, messages }: Visitor,
  clock: Clock,
  report: (what: string, error: unknown) => void
): void {
  if (audience !== 'staff' || !staff) return;
  const flow = new Flow(ASKS.burst, ASKS.perSecond, clock.now());
  socket.on('united', (raw: unknown, ack: unknown) => {
    if (!isAcknowledgement(ack)) return;
    const answer = ack;
    const parsed = asked.safeParse(raw);
    if (!parsed.success) return answer(refuse('bad-input'));
    if (mayDo(staff.role, 'idea.merge', 'live') !== 'yes') return answer(refuse('not-allowed'));
    const now = clock.now();
    if (!messages.take(now) || !flow.take(now)) return answer(refuse('too-fast', 1000));
    hall
      .read((state) => unitedSupporters(state, parsed.data.ideaIds))
      .then((united) => answer(united ? { ok: true, ...united } : refuse('unknown-idea')))
      .catch((error: unknown) => {
        report('supporters could not be counted', error);
        answer(refuse('unavailable', BUSY_RETRY_MS));
      });
  });
}

function isAcknowledgement(value: unknown): value is (answer: UnitedAnswer) => void {
  return typeof value === 'function';
}
