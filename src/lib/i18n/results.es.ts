import type { ResultsMessages } from './results.en.ts';

const counted = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

export const es: ResultsMessages = {
  title: 'Lo que más importó',
  votes: (n) => counted(n, 'voto', 'votos'),
  inRoom: (n) => `${n} en la sala`,
  came: (people, ideas, votes) =>
    `${counted(people, 'persona participó', 'personas participaron')}: ${counted(ideas, 'idea', 'ideas')}, ${counted(votes, 'voto', 'votos')}.`,
  next: 'Qué sigue',
  nextText: 'Los comandantes llevan las ideas con más apoyo a un plan público: quién hace qué, y para cuándo.',
};
