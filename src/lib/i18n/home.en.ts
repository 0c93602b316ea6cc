export const en = {
  title: 'Say what your neighborhood needs',
  lead: 'Join a town hall of your precinct with the code from the screen or the invitation. No name, no account.',
  hint: 'Six letters and numbers, like ELM204',
  notFound: (code: string) =>
    `No meeting has the code ${code}. Please check it; capital or small letters make no difference.`,
  notACode: 'A code has 4 to 12 letters and numbers, nothing else.',
  now: 'Public meetings',
  none: 'No meeting is public right now. When one opens, it is listed here.',
  ends: (left: string) => `closes in ${left}`,
  how: 'How it works',
  steps: [
    { title: 'Write one idea, or several', text: 'A moderator reads it first. You hear what became of it, and why.' },
    { title: 'Back what matters to you', text: 'One tap. Take it back whenever you like. Nobody sees who voted.' },
    {
      title: 'Watch what comes of it',
      text: 'The ideas most backed are on the screen in the room, and officers answer them.',
    },
  ],
  staff: 'For staff',
};
export type HomeMessages = typeof en;
