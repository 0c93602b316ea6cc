import type { Actor, Role } from '../../src/lib/meeting/actors.ts';
import type { CommandBody, CommandType } from '../../src/lib/meeting/commands.ts';
import { FLAG_REASONS } from '../../src/lib/meeting/flags.ts';
import { DEFAULT_CATEGORIES, DEFAULT_POLICY } from '../../src/lib/meeting/policy.ts';
import { standingOf } from '../../src/lib/meeting/deciding.ts';
import type { IdeaId } from '../../src/lib/meeting/ids.ts';
import { STAGE_MODES, STANDINGS, type MeetingState, type Standing } from '../../src/lib/meeting/state.ts';
import type { Rng } from '../support/rng.ts';
import { admin, commander, officer, resident, staff, system } from './cast.ts';
import { knownActions, randomAction, type KnownAction } from './random-actions.ts';
import { PLAN, randomSettings, ZIPS } from './random-settings.ts';
import { randomReply, randomText, reopening } from './random-text.ts';

/**
 * Random commands from a seeded generator: mostly sensible, some late, some without the right to it, some with ids that
 * do not exist. Shared by the property tests, the Hall's simulation and the hostile-message test; needs no framework.
 */
export interface KnownIds {
  /** Ideas submitted so far, the newest last. */
  readonly ideas: readonly string[];
  /** Those of them that are merged into another, as far as the caller knows: an unmerge mostly means one of these. */
  readonly merged?: readonly string[];
  /** Those that are declined or referred: an appeal mostly means one of these. */
  readonly screened?: readonly string[];
  /** How an idea stands, as far as the caller knows: a verdict mostly says that it was seen so. */
  readonly standing?: (ideaId: string) => Standing | undefined;
  /** Published actions. */
  readonly actions?: readonly KnownAction[];
  /** ms since the epoch, for closing times */
  readonly now: number;
}

/** What somebody knows who sees everything in time. */
export function knownOf(state: MeetingState, now: number): KnownIds {
  const ideas = [...state.ideas.values()];
  const ids = (which: readonly Standing[]) =>
    ideas.filter((idea) => which.includes(standingOf(idea))).map(({ id }) => id);
  const standing = (ideaId: string): Standing | undefined => {
    const idea = state.ideas.get(ideaId as IdeaId);
    return idea && standingOf(idea);
  };
  return {
    ideas: ideas.map(({ id }) => id),
    merged: ids(['merged']),
    screened: ids(['declined', 'referred']),
    standing,
    actions: knownActions(state),
    now,
  };
}

export { PLAN, ZIPS };

export const RESIDENTS = 6;
const CATEGORIES = Object.keys(DEFAULT_CATEGORIES.names);
const LANGUAGES: readonly string[] = ['en', 'es', 'es', 'fr', '__proto__'];
const REASONS = Object.keys(DEFAULT_POLICY.reasons);
const NOWHERE: readonly string[] = ['no-such-idea', '', '__proto__', 'constructor', 'ideas/idea-1', 'x'.repeat(300)];

export function randomActor(rng: Rng): Actor {
  const who = rng.weighted({ resident: 62, moderator: 22, commander: 7, admin: 3, officer: 4, system: 2 });
  if (who === 'resident') return resident(1 + rng.int(RESIDENTS));
  if (who === 'moderator') return staff('moderator', 1 + rng.int(2));
  return { commander, admin, officer, system }[who];
}

/** Someone, and what they ask. The command's id is the caller's to choose. */
export function randomCommand(rng: Rng, known: KnownIds): { actor: Actor; body: CommandBody } {
  const actor = randomActor(rng);
  const body = randomBody(rng, actor.role, known);
  const sawRoomCode = actor.role === 'resident' && body.type === 'room.enter' && rng.chance(0.8);
  return { actor: sawRoomCode ? { ...actor, sawRoomCode } : actor, body };
}

type Weights = Readonly<Partial<Record<CommandType, number>>>;
const RESIDENT: Weights = {
  'idea.submit': 32,
  'vote.set': 54,
  'idea.withdraw': 8,
  'idea.flag': 12,
  'idea.appeal': 9,
  'room.enter': 4,
};
const SCRIBE: Weights = { 'idea.scribe': 3 };
const STAGE: Weights = {
  'stage.spotlight': 6,
  'stage.blank': 2,
  'stage.timer': 2,
  'stage.show': 2,
  'stage.part': 3,
  'stage.extend': 3,
  'stage.note': 3,
  'meeting.allow': 1.5,
};
const MODERATOR: Weights = {
  'idea.publish': 26,
  'idea.hold': 6,
  'idea.restore': 10,
  'idea.screen': 11,
  'idea.merge': 18,
  'idea.unmerge': 9,
  'idea.redact': 5,
  'idea.reply': 5,
  'idea.translate': 7,
  'meeting.gather': 4,
  'meeting.open': 5,
  'meeting.pause': 1.5,
  'meeting.close': 1.5,
  'meeting.reopen': 5,
  ...STAGE,
  ...SCRIBE,
};
const COMMANDER: Weights = { ...MODERATOR, 'meeting.configure': 25, 'meeting.archive': 1 };
const USUAL: Readonly<Record<Role, Weights>> = {
  resident: RESIDENT,
  officer: { ...STAGE, ...SCRIBE },
  moderator: MODERATOR,
  commander: COMMANDER,
  admin: COMMANDER,
  system: { 'meeting.close': 1, 'agenda.link': 3 },
};
const ANYTHING: Weights = { ...RESIDENT, ...COMMANDER, 'agenda.link': 3 };

/** What someone of this role would ask; about once in twenty something that is not theirs to ask. */
export function randomBody(rng: Rng, role: Role, known: KnownIds): CommandBody {
  const weights = rng.chance(0.05) ? ANYTHING : USUAL[role];
  return bodyOf(rng, rng.weighted(weights as Record<CommandType, number>), known);
}

function bodyOf(rng: Rng, type: CommandType, known: KnownIds): CommandBody {
  const ideaId = randomIdea(rng, known);
  switch (type) {
    case 'idea.submit':
    case 'idea.scribe':
      return {
        type,
        text: randomText(rng),
        ...(rng.chance(0.5) && {
          category: rng.chance(0.95) ? rng.pick(CATEGORIES) : rng.pick(['parrots', '__proto__']),
        }),
        ...(rng.chance(0.3) && { zip: rng.chance(0.9) ? rng.pick(ZIPS) : '00000' }),
      };
    case 'vote.set':
      return { type, ideaId, on: rng.chance(0.7) };
    case 'idea.withdraw':
      return { type, ideaId };
    case 'idea.publish':
    case 'idea.hold':
    case 'idea.restore':
      return { type, ideaId, ...seen(rng, ideaId, known), ...reopening(ideaId) };
    case 'idea.unmerge': {
      const own = known.merged?.length && rng.chance(0.8) ? rng.pick(known.merged) : ideaId;
      return { type, ideaId: own, ...seen(rng, own, known) };
    }
    case 'idea.screen': {
      const reason = rng.chance(0.95) ? rng.pick(REASONS) : rng.pick(['because', 'toString']);
      const about = { type, ideaId, reason, ...seen(rng, ideaId, known), ...reopening(ideaId) } as const;
      if (rng.chance(0.5)) return about;
      const referTo = rng.weighted({ '311': 8, ' Parks  and\npools ': 2, ' ': 0.3, long: 0.3 });
      return { ...about, referTo: referTo === 'long' ? rng.letters(81) : referTo };
    }
    case 'idea.merge':
      return { type, ideaId, into: randomIdea(rng, known), ...seen(rng, ideaId, known) };
    case 'idea.redact':
      return { type, ideaId, text: randomText(rng), ...(rng.chance(0.1) && { from: randomText(rng) }) };
    case 'idea.reply':
      return { type, ideaId, text: randomReply(rng) };
    case 'idea.flag':
      return { type, ideaId, reason: rng.pick(FLAG_REASONS) };
    case 'idea.appeal': {
      const own = known.screened?.length && rng.chance(0.8) ? rng.pick(known.screened) : ideaId;
      return { type, ideaId: own, text: randomText(rng) };
    }
    case 'idea.translate':
      return { type, ideaId, lang: rng.pick(LANGUAGES), text: randomReply(rng) };
    case 'room.enter':
      return { type, code: '123456' };
    case 'agenda.link':
      return {
        type,
        ideaIds: rng.chance(0.1) ? [] : Array.from({ length: 1 + rng.int(4) }, () => randomIdea(rng, known)),
      };
    case 'meeting.configure':
      return { type, settings: randomSettings(rng, known.now) };
    case 'stage.spotlight':
      return { type, ideaId: rng.chance(0.8) ? ideaId : null };
    case 'stage.blank':
      return { type, on: rng.chance(0.5) };
    case 'stage.timer':
      return { type, seconds: rng.chance(0.2) ? null : rng.pick([30, 90, 600, 7200, 0, -1, 7201, 1.5]) };
    case 'stage.show':
      return {
        type,
        ...(rng.chance(0.6) && { mode: rng.pick(STAGE_MODES) }),
        ...(rng.chance(0.4) && { paging: rng.pick(['auto', 'held'] as const) }),
        ...(rng.chance(0.4) && { language: rng.pick([null, 'en', 'es']) }),
      };
    case 'stage.part':
      return {
        type,
        partId: rng.pick([null, 'ideas', 'votes', 'talk', 'no-such-part', '__proto__', 'ideas', 'votes']),
      };
    case 'stage.extend':
      return {
        type,
        what: rng.pick(['timer', 'part'] as const),
        seconds: rng.pick([60, 60, -60, 300, -3600, 0, 1.5]),
      };
    case 'stage.note':
      return { type, text: rng.chance(0.2) ? null : randomText(rng) };
    case 'agenda.publish':
    case 'action.update':
    case 'action.confirm':
    case 'action.redact':
      return randomAction(rng, type, known.actions ?? []);
    case 'meeting.allow':
      return {
        type,
        ...(rng.chance(0.6) && { ideas: rng.chance(0.7) }),
        ...(rng.chance(0.6) && { votes: rng.chance(0.7) }),
      };
    default:
      return { type };
  }
}

/** What a console says of how the idea stood; half of the commands come from somewhere that says nothing. */
function seen(rng: Rng, ideaId: string, { standing }: KnownIds): { readonly seen?: Standing } {
  if (rng.chance(0.5)) return {};
  const now = standing?.(ideaId);
  return { seen: now !== undefined && rng.chance(0.8) ? now : rng.pick(STANDINGS) };
}

/** Mostly one of the last few, so that merges, votes and verdicts meet. */
function randomIdea(rng: Rng, { ideas }: KnownIds): string {
  if (ideas.length === 0 || rng.chance(0.03)) return rng.pick(NOWHERE);
  return rng.chance(0.7) ? rng.pick(ideas.slice(-8)) : rng.pick(ideas);
}
