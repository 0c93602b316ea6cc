import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const TOO_SMALL: Readonly<Record<string, string>> = {
  string: 'This is too short.',
  array: 'There are too few of these.',
  number: 'This is too small.',
};
const TOO_BIG: Readonly<Record<string, string>> = {
  string: 'This is too long.',
  array: 'There are too many of these.',
  number: 'This is too large.',
};

/** What is wrong with a field, in a plain sentence; a schema that says its own is not asked for one here. */
export function wrongField(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is missing.' : 'This is not the kind of value that belongs here.';
    case 'too_small':
      return TOO_SMALL[issue.origin] ?? 'This is too small.';
    case 'too_big':
      return TOO_BIG[issue.origin] ?? 'This is too large.';
    case 'invalid_value':
      return 'This is none of the values that are possible here.';
    case 'unrecognized_keys':
      return 'There is something here that is not known.';
    default:
      return 'This does not have the right form.';
  }
}
