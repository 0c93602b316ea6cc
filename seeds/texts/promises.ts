/**
 * What two earlier meetings of the demo came to: what was promised, and what became of it. Ideas are named by how they
 * begin; times are days before the demo begins. Places are made up, and nobody is named.
 */
import type { ActionStatus } from '../../src/lib/meeting/actions/action.ts';
import type { SeedEntry } from './agenda.ts';

export interface SeedUpdate {
  /** Days before the demo begins. */
  readonly daysAgo: number;
  readonly status?: ActionStatus;
  readonly percent?: number;
  readonly text?: string;
  readonly result?: { readonly label: string; readonly before: number; readonly after: number; readonly unit?: string };
  readonly pictures?: readonly { readonly file: 'crossing' | 'lamps'; readonly alt: string }[];
}

export interface SeedAnswers {
  readonly daysAgo: number;
  readonly solved: number;
  readonly unsolved: number;
}

/** An entry of the agenda (its `dueIn` counts from the demo), and what became of it. */
export interface SeedPromise extends Omit<SeedEntry, 'title'> {
  readonly title: string;
  readonly updates: readonly SeedUpdate[];
  /** Of those who backed its ideas; in the order in which they come. */
  readonly answers?: readonly SeedAnswers[];
}

const says = (text: string) => [{ kind: 'paragraph' as const, text }];

/** Of the meeting about the walk to school. */
export const SCHOOL_PROMISES: readonly SeedPromise[] = [
  {
    id: 'crossing-guard',
    title: 'A crossing guard and an officer on the school route at 2:30',
    owner: 'Sector North',
    area: 'Alder and 9th',
    dueIn: -9,
    ideas: ['A crossing guard at Alder', 'Someone in uniform at the bus stop'],
    body: says(
      'Two guards share the afternoon at Alder and 9th, every school day. We count near misses and publish them.'
    ),
    updates: [
      { daysAgo: 23, status: 'under-way', percent: 40, text: 'The second guard is trained and starts on Monday.' },
      {
        daysAgo: 12,
        status: 'done',
        percent: 100,
        text: 'Both guards have been there every school day for two weeks.',
        result: { label: 'Near misses reported at the crossing, two weeks', before: 14, after: 2, unit: 'near misses' },
        pictures: [{ file: 'crossing', alt: 'The crossing at the school: fresh white stripes from curb to curb.' }],
      },
    ],
    answers: [{ daysAgo: 8, solved: 26, unsolved: 2 }],
  },
  {
    id: 'linden-street',
    title: 'Close Linden in front of the school while children come out',
    owner: 'Traffic',
    area: 'Linden',
    dueIn: 18,
    ideas: ['Close Linden in front'],
    body: says('Twenty minutes on school days, with barriers that the school puts up. The bus takes Birch meanwhile.'),
    updates: [
      { daysAgo: 20, status: 'planned', text: 'The bus company agrees to the detour. The permit is applied for.' },
      {
        daysAgo: 3,
        status: 'under-way',
        percent: 60,
        text: 'The permit is here; barriers come next week. A first try is on Thursday.',
      },
    ],
  },
  {
    id: 'painted-crossing',
    title: 'Repaint the crossing at the gate and make the sign flash again',
    owner: 'Traffic',
    area: 'School gate',
    dueIn: -6,
    ideas: ['Repaint the crossing'],
    body: says('The stripes are repainted, and the sign flashes from 7:30 to 8:30 and from 2 to 3.'),
    updates: [
      { daysAgo: 16, status: 'under-way', percent: 50, text: 'The stripes are painted. The sign needs a part.' },
      { daysAgo: 10, status: 'done', percent: 100, text: 'Stripes are painted and the sign is back up.' },
      {
        daysAgo: 4,
        text: 'You are right: the sign is up and does not flash. We were wrong to close this. The part comes on Tuesday, and we stand there with a lamp until then.',
      },
    ],
    answers: [{ daysAgo: 7, solved: 4, unsolved: 3 }],
  },
  {
    id: 'walking-together',
    title: 'Older pupils walk the younger ones to the park',
    owner: 'Youth officers',
    area: 'Birch park',
    dueIn: 12,
    ideas: ['Que los alumnos mayores'],
    body: says('With the school’s council: twelve older pupils, four routes, three afternoons a week.'),
    updates: [
      {
        daysAgo: 5,
        status: 'planned',
        percent: 10,
        text: 'The council found nine of the twelve. Training is on the 3rd.',
      },
    ],
  },
  {
    id: 'towing-cars',
    title: 'Tow the cars that park on the crossing',
    owner: 'Traffic',
    dueIn: 4,
    ideas: ['Tow the cars'],
    body: says('One week of towing at the start of term, then tickets.'),
    updates: [
      {
        daysAgo: 14,
        status: 'not-possible',
        text: 'The city allows towing only after a ticket and 24 hours. We write tickets there every morning instead, and asked the transport department for posts that keep cars off the crossing.',
      },
    ],
  },
  {
    id: 'text-messages',
    title: 'A text to parents when something happens on the route',
    owner: 'Precinct office',
    ideas: ['Send the school a text'],
    body: says('We ask the school how it reaches parents today, and what it may pass on.'),
    updates: [],
  },
];

/** Of the meeting at the market of another precinct. */
export const MARKET_PROMISES: readonly SeedPromise[] = [
  {
    id: 'market-lights',
    title: 'Light the passage behind the market hall',
    owner: 'Sector Harbor',
    area: 'Market passage',
    dueIn: -40,
    ideas: ['The passage behind the market'],
    body: says('Six lamps, on from dusk to midnight.'),
    updates: [
      { daysAgo: 58, status: 'under-way', percent: 30, text: 'The lamps are ordered.' },
      {
        daysAgo: 44,
        status: 'done',
        percent: 100,
        text: 'All six lamps are on.',
        result: { label: 'Light on the ground, measured at 9 pm', before: 2, after: 21, unit: 'lux' },
        pictures: [{ file: 'lamps', alt: 'The passage at night, with a row of six lamps on.' }],
      },
    ],
    answers: [{ daysAgo: 41, solved: 19, unsolved: 1 }],
  },
  {
    id: 'night-noise',
    title: 'Deliveries at the market after six in the morning only',
    owner: 'Sector Harbor',
    area: 'Market square',
    dueIn: -13,
    ideas: ['Trucks unload'],
    body: says('We speak with each of the eleven traders, then write tickets.'),
    updates: [
      { daysAgo: 50, status: 'under-way', percent: 35, text: 'Seven of eleven traders agreed.' },
      {
        daysAgo: 35,
        percent: 70,
        text: 'Nine of eleven keep to it. The other two got tickets.',
        result: { label: 'Nights with deliveries before six, a month', before: 26, after: 9, unit: 'nights' },
      },
    ],
  },
];

/** Ideas of that meeting: supporters, category, text. */
export const MARKET_IDEAS: readonly (readonly [number, string, string])[] = [
  [34, 'streets', 'The passage behind the market hall is pitch dark after nine. Put lamps there.'],
  [29, 'noise', 'Trucks unload at four in the morning with the radio on. Make them wait until six.'],
  [11, 'safety', 'Una patrulla a pie por el mercado los sábados por la noche.'],
];
