import { nextShowing } from '$lib/components/screen/keys.ts';
import { nextToSpotlight } from '$lib/components/screen/leading.ts';
import type { ConsoleMessages } from '$lib/i18n/console.ts';
import type { Showing } from '$lib/meeting/state.ts';
import type { Console, LiveBoard } from './console.svelte.ts';

/** Steers the screens of the room, by buttons and by keys alike. */
export function remoteFor(desk: Console, board: () => LiveBoard, t: ConsoleMessages) {
  const stage = () => board().view.stage;
  const spotlight = (ideaId: string | null, what: string) =>
    void desk.command({ type: 'stage.spotlight', ideaId }, what);
  const show = (change: Partial<Showing>) => void desk.command({ type: 'stage.show', ...change }, t.onScreen);
  return {
    next(): void {
      const ideaId = nextToSpotlight(board().view);
      if (ideaId === null) desk.note = { kind: 'nothing-next' };
      else spotlight(ideaId, t.next);
    },
    blank: () => void desk.command({ type: 'stage.blank', on: !stage().blank }, t.blank),
    lightOff: () => spotlight(null, t.lightOff),
    show,
    /** The next of the modes, pages or languages, as the key goes through them. */
    step(what: 'mode' | 'pages' | 'language'): void {
      show(nextShowing(what, stage(), board().view.meeting.languages));
    },
  };
}
