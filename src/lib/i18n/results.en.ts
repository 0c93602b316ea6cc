const counted = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

/** What the resident's page says of a meeting that has closed. */
export const en = {
  title: 'What mattered most',
  votes: (n: number) => counted(n, 'vote', 'votes'),
  inRoom: (n: number) => `${n} in the room`,
  came: (people: number, ideas: number, votes: number) =>
    `${counted(people, 'person', 'people')} took part: ${counted(ideas, 'idea', 'ideas')}, ${counted(votes, 'vote', 'votes')}.`,
  next: 'What happens next',
  nextText: 'The commanders take the leading ideas into a public plan: who does what, by when.',
};

export type ResultsMessages = typeof en;
