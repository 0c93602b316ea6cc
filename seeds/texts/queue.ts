/** What did not (or not yet) stay on the board of the demo meeting, and why. All places are made up. */
import type { Category } from './board.ts';

/** Still to be decided: a visitor of the demo finds these in the queue. */
export const WAITING: readonly (readonly [Category, string])[] = [
  ['safety', 'A man sells from a grey van, plate 7KLM204, every Friday after school. Call me on 718 555 0143.'],
  ['noise', 'Music in the lot behind the market again last night, until 2 am.'],
  ['streets', 'The lights under the bridge at 9th still do not work.'],
  ['streets', 'Trash not collected on Birch since the 3rd. There are rats now.'],
  ['station', 'Gracias por venir. ¿Cuándo es la próxima reunión?'],
  ['youth', 'A place to do homework after six. The library closes and the kids stand outside.'],
  ['traffic', 'El semáforo de Birch y 9 no da tiempo a cruzar a las personas mayores.'],
];

/** Set aside for a second look. */
export const HELD: readonly (readonly [Category, string])[] = [
  ['safety', 'Everybody knows which apartment in Linden Court it is. Why does nobody go there?'],
  [
    'station',
    'The officer who came on Tuesday night did not even get out of the car. Write to me: resident@elmpark.example',
  ],
];

/** Referred to another agency, in the open: [supporters before that, category, reason, destination, text]. */
export const REFERRED: readonly (readonly [number, Category, string, string, string])[] = [
  [38, 'streets', 'not-police', 'housing', 'Heating has been out for weeks in the Linden Court houses.'],
  [
    16,
    'streets',
    'not-police',
    'sanitation',
    'Garbage bags pile up beside the Alder market all weekend and block the walk.',
  ],
  [12, 'traffic', 'not-police', 'transport', 'The walk signal at Alder and 9th is too short for anyone with a cane.'],
  [9, 'youth', 'not-police', 'parks', 'Arreglen los columpios del parque de Birch; llevan un año rotos.'],
  [6, 'streets', 'not-police', '311', 'Pothole on 9th in front of the pharmacy, deep enough to lose a wheel.'],
  [4, 'safety', 'not-police', 'health', 'The man who lives under the bridge needs a doctor, not a ticket.'],
];

/** Declined for a reason of the published policy. These texts leave every public page. */
export const DECLINED: readonly (readonly [Category, string, string])[] = [
  ['safety', 'emergency', 'Someone is breaking into a car on Birch right now.'],
  ['station', 'unrelated', 'When does the city pool open this year?'],
  ['noise', 'unclear', 'Do something about you know what.'],
  ['traffic', 'advertising', 'Cheap parking two blocks away, ask at the corner shop, best prices.'],
  ['safety', 'accusation', 'The owner of the shop on the corner of Birch is behind all of it.'],
];

/** Published after a moderator took out what identified somebody: [supporters, category, as written, as published]. */
export const REDACTED: readonly (readonly [number, Category, string, string])[] = [
  [
    8,
    'traffic',
    'A grey car, plate 4BRN817, blocks the hydrant on Linden every night.',
    'A grey car […] blocks the hydrant on Linden every night.',
  ],
  [
    5,
    'noise',
    'El vecino del 3B, teléfono 718 555 0117, pone música hasta las cuatro en Linden Court.',
    'Un vecino […] pone música hasta las cuatro en Linden Court.',
  ],
];

/** Taken back by those who wrote them. */
export const WITHDRAWN: readonly (readonly [Category, string])[] = [
  ['noise', 'My neighbour’s rooster. Never mind, we talked.'],
  ['station', 'Test, is this on?'],
];
