/** The page of a server that cannot let anybody else in at the moment. */
export const en = {
  title: 'Many people are joining right now',
  text: 'This page tries again by itself. Please leave it open.',
  /** @param seconds until the next attempt */
  again: (seconds: number): string => (seconds === 1 ? 'Next try in 1 second.' : `Next try in ${seconds} seconds.`),
};
export type FullMessages = typeof en;
