import { projectActions } from '../src/lib/meeting/actions/view.ts';
import { refuse } from '../src/lib/meeting/refusals.ts';
import { parseMeetingCode, type ParticipantId } from '../src/lib/meeting/ids.ts';
import type { SelfView } from '../src/lib/meeting/self.ts';
import type { BoardView } from '../src/lib/meeting/view.ts';
import { parseCommand } from '../src/lib/protocol/commands.ts';
import { askedHere } from '../src/lib/server/asked-here.ts';
import type { ActionAnswer, AnswerOutcome, Services } from '../src/lib/server/services.ts';
import type { From } from '../src/lib/server/from.ts';
import { isSecret, meetingSecret } from './devices.ts';
import { Guesses } from './guesses.ts';
import type { Hall } from './hall/hall.ts';
import { systemChance } from './halls.ts';
import { parseReceipt, writeReceipt, type Receipt } from './receipts.ts';
import type { ServicePorts } from './services.ts';

type ReceiptServices = Pick<Services, 'asked' | 'receipt' | 'receiptOf' | 'answerWithReceipt' | 'answerFrom'>;

/** What was broadcast last may be a moment behind; whoever has just answered sees that they are counted. */
async function viewNow(hall: Hall): Promise<BoardView> {
  const actions = await hall.read((state) => projectActions(state, 'public'));
  return { ...hall.snapshot('public').view, actions };
}

/** What a receipt leads to. */
interface Opened {
  readonly outcome: 'found';
  readonly receipt: Receipt;
  readonly hall: Hall;
  readonly participant: ParticipantId;
  readonly self: SelfView;
}
type Opening = Opened | { readonly outcome: 'unknown' } | { readonly outcome: 'later'; readonly retryAfterMs: number };

/** Coming back with a receipt: what became of what somebody asked for, and whether that is solved for them. */
export function receiptServices({ store, halls, identify, clock }: ServicePorts): ReceiptServices {
  const { meetings } = store.directory;
  const guesses = new Guesses(() => clock.now());

  /**
   * Beyond the limit few meetings a minute are brought into memory. One that was stays there for a while, so that whoever
   * guesses at it cannot keep out those whose receipt is right.
   */
  async function mayLook({ code }: Receipt): Promise<boolean> {
    if (halls.has(code)) return true;
    const row = await meetings.byCode(code);
    return row !== null && row.wipedAt === null && guesses.bring();
  }

  async function open(given: string, { mark, cookies }: From): Promise<Opening> {
    const receipt = parseReceipt(given);
    const from = mark ?? '';
    const busyFor = guesses.wait(from);
    if (busyFor > 0 && !(receipt && (await mayLook(receipt)))) return { outcome: 'later', retryAfterMs: busyFor };
    const found = receipt && (await halls.byCode(receipt.code));
    const hall = found && (await identify.admits(found.meeting, cookies)) ? found : null;
    const participant = receipt && hall && (await identify.participant(hall.meeting, receipt.token));
    const self = hall && participant && (await hall.self(participant)).self;
    if (!self || !tookPart(self)) {
      const retryAfterMs = guesses.count(from);
      if (retryAfterMs > 0) return { outcome: 'later', retryAfterMs };
    }
    return self ? { outcome: 'found', receipt, hall, participant, self } : { outcome: 'unknown' };
  }

  async function answer(
    hall: Hall,
    participant: ParticipantId,
    { actionId, solved, note }: ActionAnswer
  ): Promise<AnswerOutcome> {
    // An answer counts once however often it is sent, so each sending may be a command of its own.
    const id = systemChance.id();
    const parsed = parseCommand({ id, type: 'action.confirm', actionId, solved, ...(note !== '' && { note }) });
    const ack = parsed.ok ? await hall.submit({ role: 'resident', participant }, parsed.command) : parsed;
    return ack.ok ? { outcome: 'answered' } : { outcome: 'refused', code: ack.code };
  }

  return {
    async asked(code, self, answered) {
      // Most have asked for nothing that was taken up, and cost no look at the whole board.
      const hall = Object.keys(self.actions).length === 0 ? null : await halls.byCode(code);
      return hall && askedHere(await viewNow(hall), self, answered);
    },
    async receipt(given, from) {
      const opened = await open(given, from);
      if (opened.outcome !== 'found') return opened;
      const { receipt, hall, self } = opened;
      const view = await viewNow(hall);
      return { outcome: 'found', receipt: writeReceipt(receipt), code: receipt.code, view, self, now: clock.now() };
    },
    async answerWithReceipt(given, said, from) {
      const opened = await open(given, from);
      return opened.outcome === 'found' ? answer(opened.hall, opened.participant, said) : opened;
    },
    async answerFrom(code, device, said, cookieHeader) {
      const hall = await halls.byCode(code);
      if (!hall || !(await identify.admits(hall.meeting, cookieHeader))) return { outcome: 'unknown' };
      if (!isSecret(device)) return { outcome: 'refused', code: refuse('not-a-supporter').code };
      return answer(hall, await identify.participant(hall.meeting, meetingSecret(device, hall.meeting)), said);
    },
    async receiptOf(typed, { token, device }, cookieHeader) {
      const code = parseMeetingCode(typed);
      const hall = code && (await halls.byCode(code));
      if (!hall || !(await identify.admits(hall.meeting, cookieHeader))) return null;
      const secret = token ?? (isSecret(device) ? meetingSecret(device, hall.meeting) : null);
      return isSecret(secret) ? writeReceipt({ code, token: secret }) : null;
    },
  };
}

function tookPart({ ideas, votes, flags }: SelfView): boolean {
  return Object.keys(ideas).length + Object.keys(votes).length + flags.length > 0;
}
