import { call } from './api.ts';

/** Copies a meeting and goes on to the settings of the copy. False: it did not work. */
export async function duplicate(code: string): Promise<boolean> {
  const answer = await call<{ meeting: { code: string } }>('POST', `/api/meetings/${code}/duplicate`, {});
  if (answer.ok) location.assign(`/staff/m/${answer.data.meeting.code}/settings`);
  return answer.ok;
}
