import { randomInt } from 'node:crypto';
import { CODE_ALPHABET, type MeetingCode } from '../src/lib/meeting/ids.ts';

/** Residents type codes: six of 31 letters and digits, 887 million codes. */
const CODE_LENGTH = 6;

export function newCode(): MeetingCode {
  const letters = Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]);
  return letters.join('') as MeetingCode;
}
