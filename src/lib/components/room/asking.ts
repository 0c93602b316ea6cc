import type { CommandBody } from '$lib/meeting/commands.ts';

/** Something to be done to the room, and what its button says. */
export interface Act {
  readonly what: string;
  readonly body: CommandBody;
}

/** An act that the whole room feels: it is asked about first. */
export interface Question extends Act {
  readonly title: string;
  readonly text: string;
}

/** Where the parts of a control send what is pressed. */
export interface Hand {
  readonly act: (act: Act) => void;
  readonly ask: (question: Question) => void;
}
