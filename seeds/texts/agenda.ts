/**
 * The demo's agenda in progress: what the commanders have so far, and what they go on writing. All is made up; ideas are
 * named by how they begin.
 */
export type Block =
  | { readonly kind: 'paragraph' | 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly lines: readonly string[] };

export interface SeedEntry {
  readonly id: string;
  /** A note has none. */
  readonly title?: string;
  readonly body: readonly Block[];
  readonly owner?: string;
  /** Days from the meeting. */
  readonly dueIn?: number;
  readonly area?: string;
  readonly ideas?: readonly string[];
  readonly comments?: readonly { readonly by: 'north' | 'south'; readonly text: string; readonly done?: true }[];
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

export const ENTRIES: readonly SeedEntry[] = [
  {
    id: 'underpass',
    title: 'Light the Alder underpass and walk it nightly until it is lit',
    owner: 'Sector North',
    dueIn: 23,
    area: 'Alder and 9th',
    ideas: ['The underpass at Alder', 'The stairs from the river path'],
    body: [
      paragraph('Ticket with the lighting department today; temporary towers by Friday. Until the lights work:'),
      {
        kind: 'list',
        lines: ['A foot post from 6 to 10 pm, every night.', 'We report each Monday on the board by the stairs.'],
      },
    ],
    comments: [
      { by: 'south', text: 'Lighting says the towers can come Thursday.' },
      { by: 'north', text: 'Is the stairwell theirs or the Parks department’s?', done: true },
    ],
  },
  {
    id: 'river-path',
    title: 'Sunday patrol on the river path with Parks',
    owner: 'Sector South',
    dueIn: 47,
    area: 'River path',
    ideas: ['Dirt bikes racing'],
    body: [
      paragraph(
        'Two officers with Parks rangers, Sundays 4 to 8 pm for six weeks. We publish how many bikes we met, and whether it got quieter.'
      ),
    ],
  },
  {
    id: 'friday-gym',
    body: [paragraph('Ask the school for the gym’s calendar before we promise Friday nights.')],
  },
  {
    id: 'front-desk',
    title: 'Someone who speaks Spanish at the desk, every evening',
    owner: 'Precinct office',
    dueIn: 30,
    ideas: ['Una persona que hable español'],
    body: [paragraph('Three of our officers are willing. ')],
  },
];

/** What the simulated commanders go on writing, sentence by sentence: by whom, and at the end of what. */
export const SENTENCES: readonly { readonly by: 'east' | 'south'; readonly at: string; readonly text: string }[] = [
  { by: 'south', at: 'river-path', text: ' Parks brings the bicycles, we bring the lights.' },
  { by: 'east', at: 'front-desk', text: 'The roster goes up at the door, so that nobody comes for nothing.' },
  { by: 'south', at: 'underpass', text: ' Sector South takes over on weekends.' },
  { by: 'east', at: 'friday-gym', text: ' The coach offered to open up if one of us is there.' },
  { by: 'south', at: 'river-path', text: ' If six weeks are not enough, we say so and go on.' },
  { by: 'east', at: 'front-desk', text: ' We try it for three months and count who came.' },
  { by: 'south', at: 'friday-gym', text: ' Fridays in winter first.' },
  { by: 'east', at: 'underpass', text: ' The bus company is told, too.' },
];
