/** What the resident's page says about being in the room, in meetings that count those apart. */
export const en = {
  ask: 'In the room? Type the code on the screen.',
  enter: 'I am here',
  entering: 'One moment…',
  inside: 'You are counted as in the room.',
  wrong: 'That is not the code on the screen now. It changes every minute.',
  wait: (seconds: number) => `Please wait ${seconds} s, then type the code that stands on the screen by then.`,
  failed: 'That did not work. Please try again.',
};

export type DoorMessages = typeof en;
