import type { EventType, LoggedEvent } from './events.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

/**
 * Events as the log has them become events as the code knows them. Whenever an event's shape changes, its old shape is
 * rewritten here, for ever; `tests/logs/` holds golden logs of every shape that was ever written.
 */
export type StoredEvent = Readonly<Record<string, unknown>>;

const KNOWN: Readonly<Record<EventType, true>> = {
  'meeting.created': true,
  'meeting.gathered': true,
  'meeting.opened': true,
  'meeting.paused': true,
  'meeting.closed': true,
  'meeting.reopened': true,
  'meeting.archived': true,
  'meeting.configured': true,
  'meeting.allowed': true,
  'idea.submitted': true,
  'idea.withdrawn': true,
  'vote.cast': true,
  'vote.withdrawn': true,
  'idea.published': true,
  'idea.held': true,
  'idea.screened': true,
  'idea.restored': true,
  'idea.merged': true,
  'idea.unmerged': true,
  'idea.redacted': true,
  'idea.replied': true,
  'idea.translated': true,
  'idea.flagged': true,
  'idea.appealed': true,
  'participant.entered': true,
  'agenda.linked': true,
  'agenda.published': true,
  'action.updated': true,
  'action.answered': true,
  'action.reopened': true,
  'action.redacted': true,
  'stage.spotlighted': true,
  'stage.blanked': true,
  'stage.timed': true,
  'stage.shown': true,
  'stage.parted': true,
  'stage.noted': true,
  'meeting.anonymised': true,
  'act.forgotten': true,
  'command.noted': true,
};

/** type → today's event of what may be an older shape. */
const REWRITES: Readonly<Record<string, (event: StoredEvent) => StoredEvent>> = {
  'meeting.created': withAllSettings,
};

/** Settings that came later have their defaults in meetings that were made before. */
function withAllSettings(event: StoredEvent): StoredEvent {
  const { settings } = event;
  return typeof settings === 'object' && settings !== null
    ? { ...event, settings: { ...DEFAULT_SETTINGS, ...settings } }
    : event;
}

/**
 * @throws Error on an event that this code does not know: a newer version wrote this log, and guessing at its meaning
 * would show residents a wrong board.
 */
export function upcast(stored: StoredEvent): LoggedEvent {
  const { type } = stored;
  const rewrite = typeof type === 'string' && Object.hasOwn(REWRITES, type) ? REWRITES[type] : undefined;
  const event = rewrite ? rewrite(stored) : stored;
  if (!isLogged(event)) {
    throw new Error(`the log has an event that this version of Openfloor does not know: ${String(type)}`);
  }
  return event;
}

/** The log is our own and checked on the way in; this only tells a known event from an unknown one. */
function isLogged(event: StoredEvent): event is StoredEvent & LoggedEvent {
  const { type, at, by } = event;
  return typeof type === 'string' && Object.hasOwn(KNOWN, type) && typeof at === 'number' && typeof by === 'string';
}
