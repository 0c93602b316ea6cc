import type { Hall } from '../../realtime/hall/hall.ts';
import { LIGHT, publish } from '../meeting/action-ground.ts';
import { commander, moderator } from '../meeting/cast.ts';
import { BEGIN, type Evening, type Resident } from './evening.ts';

/** Who of several people did what in an evening; what was done, and when, is the same each time. */
export interface Cast {
  /** Of each of four ideas, which of the people wrote it. */
  readonly authors: readonly [number, number, number, number];
  /** And which of them backed it. */
  readonly backers: readonly (readonly number[])[];
  readonly reporter: number;
  /** Says of what came of the first idea that it is not done; one of those who asked for it. */
  readonly disputer: number;
}

export const TEXTS = ['A lamp at the stop', 'A bench in the shade', 'A lower kerb', 'Trees along the road'] as const;

export async function peopleEvening(evening: Evening, { authors, backers, reporter, disputer }: Cast) {
  let acts = 0;
  // Each act some seconds after the one before.
  evening.clock.now = () => BEGIN + (acts += 1) * 7_000;
  const hall: Hall = await evening.meeting();
  const people: Resident[] = [];
  for (let n = 0; n < 4; n += 1) people.push(await evening.resident(hall));
  const person = (n = -1): Resident => {
    const found = people[n];
    if (!found) throw new Error('somebody of the cast');
    return found;
  };
  const ideas: string[] = [];
  for (const [n, text] of TEXTS.entries()) {
    ideas.push(await evening.idea(hall, text, person(authors[n]), ...(backers[n] ?? []).map(person)));
  }
  const [first = '', , , last = ''] = ideas;
  await evening.act(hall, person(reporter).actor, { type: 'idea.flag', ideaId: first, reason: 'other' });
  await evening.act(hall, moderator, { type: 'idea.screen', ideaId: last, reason: 'personal-data' });
  await evening.act(hall, person(authors[3]).actor, { type: 'idea.appeal', ideaId: last, text: 'There is room' });
  const { actionId } = LIGHT;
  await evening.act(hall, commander, publish({ ...LIGHT, ideaIds: [first] }));
  await evening.act(hall, commander, { type: 'action.update', actionId, status: 'done' });
  const answer = { type: 'action.confirm', actionId, solved: false, note: 'It is dark' } as const;
  await evening.act(hall, person(disputer).actor, answer);
  await evening.close(hall);
  return { hall, people, ideas };
}
