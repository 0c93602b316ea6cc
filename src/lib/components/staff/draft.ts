/** What the form of a new meeting holds, as typed. */
export interface MeetingDraft {
  title: string;
  area: string;
  zips: string;
  moderation: 'pre' | 'post';
  votes: string;
  /** As `<input type="datetime-local">` has it: the local time, without a zone. */
  closes: string;
  callUrl: string;
}

export const emptyDraft = (): MeetingDraft => ({
  title: '',
  area: '',
  zips: '',
  moderation: 'pre',
  votes: '',
  closes: '',
  callUrl: '',
});

/** The request that makes the meeting. What was left empty is left out, so that the server's defaults hold. */
export function requestOf(draft: MeetingDraft): Record<string, unknown> {
  const { title, area, zips, moderation, votes, closes, callUrl } = draft;
  const codes = [...new Set(zips.split(/[\s,;]+/).filter(Boolean))];
  const closesAt = closes === '' ? null : new Date(closes).getTime();
  return {
    title,
    moderation,
    ...(area.trim() !== '' && { area }),
    ...(codes.length > 0 && { zips: codes }),
    ...(votes.trim() !== '' && { votesPerResident: numberOr(votes) }),
    ...(closesAt !== null && { closesAt: Number.isNaN(closesAt) ? closes : closesAt }),
    ...(callUrl.trim() !== '' && { callUrl: callUrl.trim() }),
  };
}

/** What is no number goes as it was typed, so that the API finds fault with it rather than reading it as nothing. */
function numberOr(typed: string): number | string {
  const number = Number(typed);
  return Number.isFinite(number) ? number : typed;
}

/** Which field of the form an error of the API belongs to: `zips.3` is about the zip codes. */
export const fieldOf = (name: string): string => name.split('.')[0] ?? name;
