const format = new Intl.NumberFormat('en-US');
const some = (n: number) => `${format.format(n)} ${n === 1 ? 'idea' : 'ideas'}`;

/** The panel in which one looks for ideas. */
export const en = {
  label: 'Search and filter',
  field: 'Search the ideas',
  placeholder: 'A word, a place, a street',
  categories: 'Category',
  standings: 'What became of it',
  standing: { open: 'Open', answered: 'Answered', agenda: 'On the agenda', referred: 'Referred' },
  ownFirst: 'Ideas in English first',
  ownFirstNote: 'Counts stay as they are; only the order changes.',
  found: (n: number, of: number) => `${format.format(n)} of ${some(of)}`,
  filters: 'Filters',
  clear: 'Clear',
  close: 'Close search',
  none: 'Nothing matches. Try fewer or other words, or clear the filters.',
  number: (n: number) => format.format(n),
};
export type FinderMessages = typeof en;
