import { acceptableText } from './acceptable.ts';
import { participantOf } from './actors.ts';
import { forgetAppealWords, outcomeOf, settleAppeal } from './appeals.ts';
import { isPublic, rearrange, rootOf } from './board.ts';
import type { ModerationCommand } from './commands.ts';
import { isOvertaken, noteWhoDecided } from './deciding.ts';
import { accept, type Context, type Decision } from './decision.ts';
import type { LoggedEvent, ModerationEvent, Texts } from './events.ts';
import { hasFlags, NO_FLAGS } from './flags.ts';
import type { IdeaId } from './ids.ts';
import type { Journal } from './journal.ts';
import { languageOf } from './language.ts';
import { decideMerging, evolveMerging } from './merging.ts';
import { refuse } from './refusals.ts';
import { cite, isOffered } from './retiring.ts';
import { REPLY_LIMIT, TEXT_LIMIT } from './settings.ts';
import type { Idea, MeetingState, Verdict } from './state.ts';
import { cleanText, lengthOf, looksEmpty } from './text.ts';
import { decideTranslation, dropTranslations, evolveTranslation } from './translations.ts';

/** Longest destination of a referral that is typed rather than picked, in code points. */
const REFERRAL_LIMIT = 80;

/**
 * Verdicts on an idea. Asking for the verdict that it has already is in order and changes nothing (two moderators
 * pressed the same key). Refuses `unknown-idea`; `wrong-state` for what was withdrawn, or is merged (unmerge first; publishing settles its flags);
 * `unknown-reason` for a reason outside the meeting's published policy; texts as in `acceptableText`;
 * `already-decided` as in `isOvertaken`.
 */
export function decideModeration(state: MeetingState, command: ModerationCommand, context: Context): Decision {
  const idea = state.ideas.get(command.ideaId as IdeaId);
  if (!idea) return refuse('unknown-idea');
  const decision = decideAbout(state, idea, command, context);
  const changesNothing = decision.ok && decision.events.length === 0;
  return !changesNothing && isOvertaken(idea, command, context.actor) ? refuse('already-decided') : decision;
}

function decideAbout(state: MeetingState, idea: Idea, command: ModerationCommand, context: Context): Decision {
  const ideaId = idea.id;
  switch (command.type) {
    case 'idea.publish':
      if (!open(idea) && !(idea.mergedInto !== null && hasFlags(idea))) return refuse('wrong-state');
      // Of a merged idea: it stays where it is, with the verdict that it has, in spite of the flags.
      return idea.verdict === 'published' && isAnswered(idea, command)
        ? accept()
        : accept({ type: 'idea.published', ideaId, ...takingBack(idea, command) });
    case 'idea.hold':
      if (!open(idea) || idea.verdict === 'declined') return refuse('wrong-state');
      return idea.verdict === 'held' && !isReopened(idea, command)
        ? accept()
        : accept({ type: 'idea.held', ideaId, ...takingBack(idea, command) });
    case 'idea.restore':
      if (!open(idea) || idea.verdict === 'waiting' || idea.verdict === 'published') return refuse('wrong-state');
      return accept({ type: 'idea.restored', ideaId, ...takingBack(idea, command) });
    case 'idea.screen': {
      if (!open(idea)) return refuse('wrong-state');
      if (!isOffered(state.settings, 'reasons', command.reason)) return refuse('unknown-reason');
      const referTo = command.referTo === undefined ? null : cleanText(command.referTo);
      if (referTo !== null && looksEmpty(referTo)) return refuse('text-empty');
      if (referTo !== null && lengthOf(referTo) > REFERRAL_LIMIT) return refuse('text-too-long');
      const screened = idea.verdict === 'declined' || idea.verdict === 'referred';
      const { reason } = command;
      if (screened && isAnswered(idea, command) && idea.reason === reason && idea.referredTo === referTo)
        return accept();
      return accept({ type: 'idea.screened', ideaId, reason, referTo, ...takingBack(idea, command) });
    }
    case 'idea.redact': {
      const { reason } = command;
      if (reason !== undefined && !isOffered(state.settings, 'reasons', reason)) return refuse('unknown-reason');
      const checked = acceptableText(command.text, TEXT_LIMIT);
      if (!checked.ok) return checked;
      if (checked.text === idea.text) return accept();
      const textId = context.newTextId();
      const redacted = { type: 'idea.redacted', ideaId, textId, ...(reason !== undefined && { reason }) } as const;
      return { ...accept(redacted), texts: { [textId]: checked.text } };
    }
    case 'idea.reply': {
      if (!isPublic(state, idea)) return refuse('wrong-state');
      if (looksEmpty(cleanText(command.text))) return accept({ type: 'idea.replied', ideaId, textId: null });
      const checked = acceptableText(command.text, REPLY_LIMIT);
      if (!checked.ok) return checked;
      const textId = context.newTextId();
      return { ...accept({ type: 'idea.replied', ideaId, textId }), texts: { [textId]: checked.text } };
    }
    case 'idea.translate':
      return decideTranslation(state, idea, command, context);
    case 'idea.merge':
    case 'idea.unmerge':
      return decideMerging(state, idea, command);
  }
}

/** Can be given a verdict: its author did not take it back, and it stands for itself. */
function open(idea: Idea): boolean {
  return idea.verdict !== 'withdrawn' && idea.mergedInto === null;
}

type VerdictCommand = Extract<ModerationCommand, { readonly reopensAppeal?: true }>;

/** The same verdict again would say nothing new: nobody flagged it, and an appeal is where the command wants it. */
function isAnswered(idea: Idea, command: VerdictCommand): boolean {
  return !hasFlags(idea) && (outcomeOf(idea) === 'waiting') === (takingBack(idea, command).reopensAppeal ?? false);
}

function isReopened(idea: Idea, command: VerdictCommand): boolean {
  return command.reopensAppeal === true && idea.appeal !== null && idea.appeal.state !== 'waiting';
}

/** What the event says of the appeal; without one there is nothing to say. */
function takingBack(idea: Idea, { reopensAppeal }: VerdictCommand): { readonly reopensAppeal?: true } {
  return reopensAppeal && idea.appeal ? { reopensAppeal } : {};
}

export function evolveModeration(
  state: MeetingState,
  event: LoggedEvent & ModerationEvent,
  texts: Texts,
  journal: Journal
): void {
  const idea = state.ideas.get(event.ideaId);
  if (!idea) throw new Error(`${event.type}: no idea ${event.ideaId}`);
  noteWhoDecided(idea, event, journal);
  const author = participantOf(idea.author);
  if (author) journal.touchSelf(author, `ideas/${idea.id}`);
  switch (event.type) {
    case 'idea.published':
      if (idea.mergedInto !== null) return keepUp(idea, journal);
      return judge(state, idea, 'published', null, null, event, journal);
    case 'idea.held':
      return judge(state, idea, 'held', null, null, event, journal);
    case 'idea.restored':
      return judge(state, idea, idea.order === null ? 'waiting' : 'published', null, null, event, journal);
    case 'idea.screened': {
      const verdict = event.referTo === null ? 'declined' : 'referred';
      cite(state, 'reasons', event.reason, journal);
      cite(state, 'referrals', event.referTo, journal);
      return judge(state, idea, verdict, event.reason, event.referTo, event, journal);
    }
    case 'idea.redacted':
      cite(state, 'reasons', event.reason ?? null, journal);
      journal.add(state.scrubbed, idea.textId);
      journal.set(idea, 'text', texts[event.textId] ?? '');
      journal.set(idea, 'textId', event.textId);
      journal.set(idea, 'lang', languageOf(idea.text));
      journal.set(idea, 'redacted', true);
      journal.set(idea, 'flags', NO_FLAGS);
      dropTranslations(state, idea, journal);
      forgetAppealWords(state, idea, journal);
      journal.touch(`ideas/${idea.id}`);
      return;
    case 'idea.replied':
      if (idea.replyId) journal.add(state.scrubbed, idea.replyId);
      journal.set(idea, 'reply', event.textId === null ? null : (texts[event.textId] ?? ''));
      journal.set(idea, 'replyId', event.textId);
      journal.touch(`ideas/${idea.id}`);
      return;
    case 'idea.translated':
      return evolveTranslation(state, idea, event, texts, journal);
    case 'idea.merged':
    case 'idea.unmerged':
      return evolveMerging(state, idea, event, journal);
  }
}

function judge(
  state: MeetingState,
  idea: Idea,
  verdict: Verdict,
  reason: string | null,
  referTo: string | null,
  { at, reopensAppeal = false }: { readonly at: number; readonly reopensAppeal?: boolean },
  journal: Journal
): void {
  rearrange(state, [rootOf(state, idea)], journal, () => {
    countDeclined(state, idea, -1, journal);
    journal.set(idea, 'verdict', verdict);
    journal.set(idea, 'reason', reason);
    journal.set(idea, 'referredTo', referTo);
    countDeclined(state, idea, 1, journal);
    journal.set(idea, 'flags', NO_FLAGS);
    settleAppeal(state, idea, reopensAppeal, journal);
    if ((verdict === 'published' || verdict === 'referred') && idea.order === null) {
      journal.set(state, 'publications', state.publications + 1);
      journal.set(idea, 'order', state.publications);
      journal.set(idea, 'publishedAt', at);
    }
  });
}

/** Stays on the board below the idea that it was merged into. Its own verdict is for the time after an unmerge. */
function keepUp(idea: Idea, journal: Journal): void {
  journal.set(idea, 'flags', NO_FLAGS);
  journal.touch(`ideas/${idea.id}`);
}

function countDeclined(state: MeetingState, idea: Idea, by: 1 | -1, journal: Journal): void {
  if (idea.verdict !== 'declined' || idea.reason === null) return;
  journal.put(state.screened, idea.reason, (state.screened.get(idea.reason) ?? 0) + by);
}
