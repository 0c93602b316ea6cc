/** Everything that a meeting can answer instead of doing what it was asked. A closed set; clients translate by code. */
export const REFUSALS = {
  'bad-input': 'That message could not be understood.',
  'too-large': 'That message is too large.',
  'unknown-command': 'There is no such command.',
  'not-allowed': 'Your role does not allow this.',
  'wrong-phase': 'This is not possible in the present phase of the meeting.',
  closed: 'The meeting is closed. What was said stays; nothing more can be added.',
  'unknown-idea': 'There is no such idea in this meeting.',
  'not-yours': 'Only the person who submitted an idea can do this.',
  'not-votable': 'This idea does not take votes now.',
  'no-votes-left': 'All your votes are in use. Take one back to back another idea.',
  'unknown-category': 'There is no such category in this meeting.',
  'unknown-zip': 'This zip code is not one of the area of this meeting.',
  'text-empty': 'There is no text.',
  'text-too-long': 'The text is too long.',
  'backed-by-others':
    'Others have backed this idea, so it belongs to the meeting now. Ask a moderator to take it down.',
  'unknown-reason': 'The reason must be one of the published screening policy.',
  'own-idea': 'This idea is your own. You can take it back instead.',
  'already-appealed': 'This idea was appealed before, and each can be appealed once.',
  'unknown-language': 'This is not one of the languages of this meeting.',
  'unknown-part': 'There is no such part in the plan of this meeting.',
  'wrong-room-code': 'This is not the code that is on the screen in the room now.',
  'wrong-state': 'The idea is not in a state in which this can be done.',
  'already-decided': 'Somebody else has decided about this idea since.',
  'merge-cycle': 'These ideas are merged with each other already.',
  'agenda-moved': 'The agenda is not what the preview showed any more. Look at the preview again.',
  'agenda-empty': 'There is nothing in the agenda that can be published.',
  'unknown-action': 'There is no such action in this meeting.',
  'not-a-supporter': 'Those who backed or wrote one of its ideas are asked about this.',
  'not-done': 'This is not said to be done now.',
  'kept-longer': 'Since this meeting was closed, who did what can only be kept longer.',
  'bad-time': 'That time has passed already.',
  'too-late': 'This arrived later than whoever asked for it wanted. It was not done.',
  'too-fast': 'That was a little fast. Please try again in a moment.',
  busy: 'The meeting is very busy. Please try again in a moment.',
  unavailable: 'It is not certain that this was stored. It is safe to send it again.',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  /** A sentence a person understands (English; clients translate by code). */
  readonly message: string;
  /** When it makes sense to try again, in ms. */
  readonly retryAfterMs?: number;
}

/** @param retryAfterMs set where trying again later can succeed */
export function refuse(code: RefusalCode, retryAfterMs?: number): Refusal {
  const refusal = { ok: false, code, message: REFUSALS[code] } as const;
  return retryAfterMs === undefined ? refusal : { ...refusal, retryAfterMs };
}
