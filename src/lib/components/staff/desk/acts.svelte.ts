import type { ConsoleMessages } from '$lib/i18n/console.ts';
import type { IdeaView } from '$lib/meeting/view.ts';
import { isTyping } from '$lib/components/typing.ts';
import type { Console, LiveBoard } from '../console.svelte.ts';
import { actionFor, digit, type Action } from '../keys.ts';
import type { remoteFor } from '../remote.ts';
import { isAskedFirst, type AboutIdea, type Open, type Part, type Step } from '../steps.ts';
import { isForMany, isPublishAskedFirst, isPublishedFirst, type ForMany, type Verdict } from '../verdicts.ts';

interface Ports {
  readonly desk: Console;
  readonly board: () => LiveBoard;
  readonly remote: ReturnType<typeof remoteFor>;
  readonly t: ConsoleMessages;
  /** Whether single keys do anything. */
  readonly keysOn: () => boolean;
}

/** What keys and buttons of the console lead to: a verdict at once, or a question first. */
export class Acts {
  part = $state<Part>('queue');
  open = $state.raw<Open | null>(null);
  searchField = $state<HTMLInputElement | null>(null);
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Nothing asks, so keys are for the queue. */
  close(): void {
    this.open = null;
  }

  verdict(what: Verdict): void {
    const { desk } = this.#ports;
    const idea = desk.focus;
    if (desk.selection.size > 0 && isForMany(what)) return this.verdictForMany(what);
    if (!idea) return;
    if (isPublishedFirst(what, desk.verdicts)) desk.note = { kind: 'publish-first' };
    if (!desk.verdicts.includes(what)) return;
    switch (what) {
      case 'publish':
        if (isPublishAskedFirst(idea, desk.stateOf(idea))) this.ask(what, idea);
        else desk.judge(what);
        return;
      case 'hold':
      case 'restore':
      case 'unmerge':
        return desk.judge(what);
      case 'decline':
      case 'refer':
      case 'redact':
      case 'answer':
      case 'translate':
        return this.ask(what, idea);
      case 'merge':
        return this.mergeInto(desk.mergeTarget);
      case 'spotlight':
        return this.#spotlight(idea);
    }
  }

  /** The same for all that are chosen. What the room would read, or a reason is needed for, is asked first. */
  verdictForMany(what: ForMany): void {
    const { desk } = this.#ports;
    const found = desk.forMany.find((one) => one.what === what);
    if (!found) return;
    const { ideas } = found;
    if (found.what === 'hold' || found.what === 'restore') return desk.judgeAll(found.what, ideas);
    this.#askAbout(found.what, ideas);
  }

  /** The dialog knows the idea as it stands now, and notices when somebody else decides meanwhile. */
  ask(kind: AboutIdea, idea: IdeaView): void {
    this.open = { kind, idea: this.#asItStands(idea) };
  }

  /** Compares the idea in focus with another one, side by side. */
  mergeInto(target: string | null): void {
    const { focus } = this.#ports.desk;
    if (focus) this.open = { kind: 'merge', ideas: [this.#asItStands(focus)], into: target };
  }

  lifecycleStep(step: Step): void {
    const { desk, board, t } = this.#ports;
    const { phase } = board().view.meeting;
    if (isAskedFirst(step, phase)) this.open = { kind: 'confirm', step };
    else void desk.command({ type: step }, t.phase[phase]);
  }

  timer(): void {
    this.open = { kind: 'timer' };
  }
  help(): void {
    this.open = { kind: 'help' };
  }

  press(event: KeyboardEvent): void {
    if (this.open !== null) return;
    const { desk, keysOn } = this.#ports;
    const typing = isTyping(event.target);
    const similar = typing || desk.selection.size > 0 ? null : digit(event, desk.similar.length);
    const action = actionFor(event, typing, isOnButton(event.target));
    const isArrow = event.key.startsWith('Arrow');
    if ((action === null && similar === null) || (!keysOn() && !isArrow && action !== 'help')) return;
    event.preventDefault();
    if (similar !== null) desk.picked = similar;
    else if (action) this.#act(action);
  }

  #act(action: Action): void {
    const { desk, remote } = this.#ports;
    switch (action) {
      case 'down':
        return desk.move(1);
      case 'up':
        return desk.move(-1);
      case 'next':
        return desk.may('stage.spotlight') ? remote.next() : undefined;
      case 'blank':
        return desk.may('stage.blank') ? remote.blank() : undefined;
      case 'timer':
        return desk.may('stage.timer') ? this.timer() : undefined;
      case 'mode':
      case 'pages':
      case 'language':
        if (desk.may('stage.show')) remote.step(action);
        return;
      case 'search':
        this.part = 'queue';
        this.searchField?.focus();
        return;
      case 'help':
        return this.help();
      case 'undo':
      case 'select':
      case 'stretch-down':
      case 'stretch-up':
      case 'all':
      case 'clear':
      case 'part':
        return desk.moderates ? this.#inQueue(action) : undefined;
      default:
        return this.verdict(action);
    }
  }

  #inQueue(action: 'undo' | 'select' | 'stretch-down' | 'stretch-up' | 'all' | 'clear' | 'part'): void {
    const { desk } = this.#ports;
    switch (action) {
      case 'undo':
        return desk.undo();
      case 'select':
        return desk.focusId === null ? undefined : desk.selection.toggle(desk.focusId);
      case 'stretch-down':
        return desk.stretch(1);
      case 'stretch-up':
        return desk.stretch(-1);
      case 'all':
        return desk.selectAll();
      case 'clear':
        return desk.selection.clear();
      case 'part': {
        const parts = [null, ...desk.facets.map(([facet]) => facet)];
        return desk.showPart(parts[(parts.indexOf(desk.facet) + 1) % parts.length] ?? null);
      }
    }
  }

  #askAbout(what: Exclude<ForMany, 'hold' | 'restore'>, some: readonly IdeaView[]): void {
    const ideas = some.map((idea) => this.#asItStands(idea));
    this.open = what === 'merge' ? { kind: 'merge', ideas, into: null } : { kind: 'many', what, ideas };
  }

  #asItStands(idea: IdeaView): IdeaView {
    return { ...idea, state: this.#ports.desk.stateOf(idea) };
  }

  #spotlight(idea: IdeaView): void {
    const { desk, board, t } = this.#ports;
    const lit = board().view.stage.spotlight === idea.id;
    void desk.command({ type: 'stage.spotlight', ideaId: lit ? null : idea.id }, t.verdict.spotlight);
  }
}

/** There the space bar presses the button. */
const isOnButton = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, a, summary, input, select') !== null;
