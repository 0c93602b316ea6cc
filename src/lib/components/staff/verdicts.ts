import type { Role } from '$lib/meeting/actors.ts';
import { mayDo } from '$lib/meeting/authority.ts';
import type { CommandBody, CommandType, ModerationCommand } from '$lib/meeting/commands.ts';
import type { Phase } from '$lib/meeting/state.ts';
import type { MarkKind } from '$lib/meeting/textcheck.ts';
import type { IdeaView, StaffIdeaState } from '$lib/meeting/view.ts';

/** What a moderator can do with the idea in front of them, each by one key. */
export type Verdict =
  | 'publish'
  | 'hold'
  | 'refer'
  | 'decline'
  | 'restore'
  | 'merge'
  | 'unmerge'
  | 'redact'
  | 'answer'
  | 'translate'
  | 'spotlight';

const COMMAND: Readonly<Record<Verdict, CommandType>> = {
  publish: 'idea.publish',
  hold: 'idea.hold',
  refer: 'idea.screen',
  decline: 'idea.screen',
  restore: 'idea.restore',
  merge: 'idea.merge',
  unmerge: 'idea.unmerge',
  redact: 'idea.redact',
  answer: 'idea.reply',
  translate: 'idea.translate',
  spotlight: 'stage.spotlight',
};

/** What makes sense in each state, the usual one first; what the state's rules would refuse is not in it. */
const SENSIBLE: Readonly<Record<StaffIdeaState, readonly Verdict[]>> = {
  waiting: ['publish', 'hold', 'refer', 'decline', 'merge', 'redact'],
  held: ['publish', 'restore', 'refer', 'decline', 'merge', 'redact'],
  published: ['spotlight', 'answer', 'hold', 'refer', 'decline', 'merge', 'redact', 'translate'],
  referred: ['publish', 'spotlight', 'answer', 'hold', 'refer', 'decline', 'merge', 'redact', 'translate'],
  merged: ['unmerge', 'redact'],
  declined: ['publish', 'restore', 'refer', 'decline', 'redact'],
  withdrawn: ['redact'],
};

/**
 * What this person may do with this idea now. What a role or the phase does not allow is not offered at all.
 * @param reported others think that it should not be there: leaving it on the board is a verdict too
 */
export function verdictsFor(state: StaffIdeaState, role: Role, phase: Phase, reported = false): readonly Verdict[] {
  const kept: readonly Verdict[] = reported && (state === 'published' || state === 'merged') ? ['publish'] : [];
  return [...kept, ...SENSIBLE[state]].filter((verdict) => mayDo(role, COMMAND[verdict], phase) === 'yes');
}

/** Verdicts that make sense for many ideas at once. */
export const FOR_MANY = [
  'publish',
  'hold',
  'refer',
  'decline',
  'restore',
  'merge',
] as const satisfies readonly Verdict[];
export type ForMany = (typeof FOR_MANY)[number];
export const isForMany = (verdict: Verdict): verdict is ForMany => FOR_MANY.some((one) => one === verdict);

/** Verdicts that need nothing but the idea. */
export type Plain = 'publish' | 'hold' | 'restore' | 'unmerge';

/** What an idea most likely is after such a verdict, until the meeting has said so. */
export function stateAfter(what: Plain, idea: IdeaView): StaffIdeaState {
  if (what === 'publish') return 'published';
  if (what === 'hold') return 'held';
  if (idea.order === null) return 'waiting';
  return what === 'unmerge' && idea.referredTo !== undefined ? 'referred' : 'published';
}

/** What a redaction would take out; words that may be urgent are the text itself. */
export function revealingKinds(idea: IdeaView): readonly MarkKind[] {
  return [...new Set((idea.marks ?? []).map(({ kind }) => kind))].filter((kind) => kind !== 'urgent');
}

/** Publishing marked text that the room has not seen asks first: what was once read cannot be taken back. */
export function isPublishAskedFirst(idea: IdeaView, state: StaffIdeaState): boolean {
  return (idea.marks?.length ?? 0) > 0 && (state === 'waiting' || state === 'held' || state === 'declined');
}

/** What is only possible on the board, asked for an idea that is not there yet but may be published. */
export function isPublishedFirst(what: Verdict, offered: readonly Verdict[]): boolean {
  return (what === 'answer' || what === 'spotlight') && !offered.includes(what) && offered.includes('publish');
}

/**
 * The commands that bring an idea back to how it was before a verdict, in order. An idea that was waiting cannot wait
 * again once the room has seen it: taking it off the board, to the held ones, is the nearest. None for what cannot be
 * brought back (a redacted text is gone for good).
 * @param before the idea as it was
 */
export function undoing(done: CommandBody, before: IdeaView): readonly ModerationCommand[] {
  const ideaId = before.id;
  switch (done.type) {
    case 'idea.merge':
      return [{ type: 'idea.unmerge', ideaId }];
    case 'idea.unmerge':
      return before.mergedInto === undefined ? [] : [{ type: 'idea.merge', ideaId, into: before.mergedInto }];
    case 'idea.reply':
      return [{ type: 'idea.reply', ideaId, text: before.reply ?? '' }];
    case 'idea.translate':
      return [{ ...done, text: before.translations?.[done.lang] ?? '' }];
    case 'idea.publish':
    case 'idea.hold':
    case 'idea.screen':
    case 'idea.restore':
      return withAppeal(backTo(done, before), before);
    default:
      return [];
  }
}

/** An appeal that waited for an answer waits again: what answered it is taken back. */
function withAppeal(commands: readonly ModerationCommand[], before: IdeaView): readonly ModerationCommand[] {
  const last = commands.at(-1);
  if (!last || before.appeal?.state !== 'waiting' || !isVerdict(last)) return commands;
  return [...commands.slice(0, -1), { ...last, reopensAppeal: true }];
}

function isVerdict(body: ModerationCommand): body is Extract<ModerationCommand, { readonly reopensAppeal?: true }> {
  return ['idea.publish', 'idea.hold', 'idea.restore', 'idea.screen'].includes(body.type);
}

function backTo(done: CommandBody, before: IdeaView): readonly ModerationCommand[] {
  const ideaId = before.id;
  const declinedNow = done.type === 'idea.screen' && done.referTo === undefined;
  switch (before.state) {
    case 'published':
      // Left on the board in spite of reports: they are settled.
      return done.type === 'idea.publish' ? [] : [{ type: 'idea.publish', ideaId }];
    case 'referred':
    case 'declined':
      return before.reason === undefined
        ? []
        : [
            {
              type: 'idea.screen',
              ideaId,
              reason: before.reason,
              ...(before.referredTo !== undefined && { referTo: before.referredTo }),
            },
          ];
    case 'waiting':
      return done.type === 'idea.hold' || declinedNow
        ? [{ type: 'idea.restore', ideaId }]
        : [{ type: 'idea.hold', ideaId }];
    case 'held':
      // A declined idea cannot be held as it is; it is taken back first.
      return declinedNow
        ? [
            { type: 'idea.restore', ideaId },
            { type: 'idea.hold', ideaId },
          ]
        : [{ type: 'idea.hold', ideaId }];
    case 'merged':
    case 'withdrawn':
      return [];
  }
}
