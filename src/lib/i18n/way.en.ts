/** The way to a meeting, and where there is none. The resident's page is past that, and pays for every word. */
export const en = {
  error: {
    title: {
      missing: 'There is nothing at this address',
      broken: 'Something went wrong here',
      wait: 'Please wait a moment',
    },
    missing: 'The link may be old, or a letter may be missing. If you have a meeting code, type it here.',
    unknownMeeting: (code: string) => `No meeting has the code ${code}`,
    checkCode:
      'Please check the code on the screen in the room or in your invitation. Capital or small letters make no difference.',
    staffCode:
      'It may be mistyped. Or it was a rehearsal and has been wiped: nothing of it is kept, not even that it was there. If colleagues can open it, ask an admin for a role in it.',
    meetings: 'Your meetings',
    broken: 'It is not your fault. Nothing you sent was lost. Try again in a moment.',
    wait: (seconds: number) =>
      `So many receipts that open nothing are being tried just now that this one could not be looked at. Nothing is lost, and your receipt stays good. Try again in ${seconds === 1 ? '1 second' : `${seconds} seconds`}.`,
    again: 'Try again',
    home: 'To the start',
  },
  code: { label: 'Meeting code', go: 'Join' },
};
export type WayMessages = typeof en;
