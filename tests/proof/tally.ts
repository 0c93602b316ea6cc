/** What came of the messages of a storm. */
export interface StormTally {
  messages: number;
  /** refusal code, or `ok` → how often */
  readonly answers: Map<string, number>;
  /** What was answered otherwise than it must be. */
  readonly wrong: string[];
  /** Commands that were sent again on purpose: recognised before they are decided. */
  repeats: number;
  tooLarge: number;
  handshakes: number;
}

export const freshTally = (): StormTally => ({
  messages: 0,
  answers: new Map(),
  wrong: [],
  repeats: 0,
  tooLarge: 0,
  handshakes: 0,
});
