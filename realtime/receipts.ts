import { parseMeetingCode, type MeetingCode } from '../src/lib/meeting/ids.ts';
import { isSecret } from './devices.ts';

/** `CODE.token`: with it a person comes back from any device to what they did in a meeting. */
export interface Receipt {
  readonly code: MeetingCode;
  /** The device's secret for this meeting, as joining gives it. */
  readonly token: string;
}

/** Null if it cannot be a receipt. The code may be typed in small letters, the token may not. */
export function parseReceipt(text: string): Receipt | null {
  const dot = text.indexOf('.');
  const code = parseMeetingCode(text.slice(0, Math.max(dot, 0)));
  const token = text.slice(dot + 1);
  return code && isSecret(token) ? { code, token } : null;
}

export function writeReceipt({ code, token }: Receipt): string {
  return `${code}.${token}`;
}
