const format = new Intl.NumberFormat('en-US');
const number = (value: number) => format.format(value);
const votes = (n: number) => (n === 1 ? '1 vote' : `${number(n)} votes`);

/** What the resident's page needs only once somebody writes, has written, objects, or keeps a receipt: fetched then. */
export const en = {
  own: {
    state: {
      waiting: 'Waiting to be read by a moderator',
      held: 'Being looked at more closely by a moderator',
      published: 'On the board',
      referred: (to: string) => `Referred to ${to}`,
      declined: 'Not published',
      merged: 'Merged with a similar idea',
      withdrawn: 'Withdrawn by you',
    },
    votes,
    why: 'Why',
    object: 'Ask for a second look',
    appeal: {
      waiting: 'You asked for a second look. A moderator will decide.',
      granted: 'Looked at again: the decision was changed.',
      upheld: 'Looked at again: the decision stands.',
    },
    together: 'Everyone who backed either of them now counts for both.',
    withdraw: 'Withdraw',
    withdrawing: 'Withdrawing',
    sure: 'Take this idea back?',
    sureYes: 'Yes, withdraw it',
    sureNo: 'Keep it',
    sureBack: 'Never mind',
  },
  filing: {
    category: 'Category',
    noCategory: 'Not sure',
    zip: 'Your zip code',
    noZip: 'Rather not say',
    optional: 'optional',
  },
  help: {
    title: 'Similar ideas on the board',
    hint: 'While you write, ideas like yours show up here.',
    none: 'Nothing like it on the board so far.',
    found: (n: number) =>
      n === 1
        ? 'One similar idea is on the board, below the text field.'
        : `${number(n)} similar ideas are on the board, below the text field.`,
    votes,
    back: 'Back this one instead',
    backed: 'You back this one already',
    referred: (to: string) => `Already referred to ${to}`,
    show: 'Show it',
    done: 'You back that idea now. Your own text is kept: “Write” brings it back.',
    kept: 'Your own text is kept: “Write” brings it back.',
  },
  personal: 'This looks like a phone number, an address, a plate or a link. Leave out what could identify someone.',
  guidelines: {
    title: 'Guidelines',
    own: [
      'One idea at a time: what is wrong, where, and when.',
      'Say what would help. Small things count.',
      'Leave out names, addresses, plates and anything else that points at a person.',
      'Be fair to the people who read it, and to those it is about.',
    ],
  },
  urgent: {
    emergency: {
      title: 'Is someone in danger now?',
      words: 'Nobody watches this page for emergencies. Please call.',
    },
    crime: {
      title: 'Is this about a crime?',
      words: 'Everyone can read this board, and nobody here investigates. Please tell the police directly.',
    },
    nobody:
      'If it can wait: call the police number of your city that is not for emergencies (in many cities 311 tells you which), or go to a station.',
    call: { emergency: 'Emergency', nonEmergency: 'Not urgent', tips: 'Tip line' },
    dial: (name: string, phone: string) => `${name}: call ${phone}`,
    unsent: 'Nothing has been sent.',
    anyway: 'Send as an idea anyway',
    keep: 'Keep writing',
  },
  flag: {
    title: 'Report this idea',
    lead: 'What is wrong with it? A moderator will look. Nobody else sees that you reported it.',
    reasons: {
      'personal-data': 'It points at a person: a name, an address, a plate',
      abuse: 'It insults or threatens',
      unsafe: 'It puts someone at risk',
      other: 'Something else',
    },
    send: 'Report it',
    thanks: 'Thank you. A moderator will look at it.',
  },
  appeal: {
    title: 'Ask for a second look',
    lead: 'Say why this should be decided differently. A moderator looks once more; you can ask once.',
    label: 'Why?',
    left: (n: number) => (n === 1 ? '1 character left' : `${number(n)} characters left`),
    over: (n: number) => `${number(n)} characters too many`,
    send: 'Ask',
    sent: 'Sent. The answer shows here, under “Yours”.',
  },
  receipt: {
    title: 'Your receipt',
    lead: 'A secret link to what you wrote and backed here, and what became of it. It works on any device, also months from now, without an account.',
    warn: 'Whoever has this link can see it too. Keep it to yourself.',
    link: 'Secret link',
    copy: 'Copy the link',
    copied: 'Copied',
    byHand: 'Press and hold the link to copy it.',
    open: 'Open it to print or save it',
    qr: 'QR code of your receipt. Photograph it with another phone.',
    failed: 'The receipt could not be fetched. Please try again when you are connected.',
    again: 'Try again',
    loading: 'One moment…',
  },
};
export type VoiceMessages = typeof en;
