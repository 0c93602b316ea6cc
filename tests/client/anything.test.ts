import { describe, expect, it } from 'vitest';
import { rngFrom } from '../support/rng.ts';
import { Disk, idea, pageOn, paintOf, viewOf, World, type Sent } from './world.ts';

/** Every mishap at every moment, by the dice: what counts is what the meeting has in the end. */

const IDEAS = ['one', 'two', 'three'];
const RUNS = 300;
const STEPS = 60;

/** A meeting that does each command of this one resident once, and remembers what it answered. */
class ModelMeeting {
  readonly texts: string[] = [];
  readonly backed = new Map<string, boolean>();
  #receipts = new Map<string, object>();

  did(id: string): boolean {
    return this.#receipts.has(id);
  }

  take({ command }: Sent): object {
    const known = this.#receipts.get(command.id);
    if (known) return known;
    if (command.type === 'idea.submit') this.texts.push(command.text);
    if (command.type === 'vote.set') this.backed.set(command.ideaId, command.on);
    const receipt = { ok: true, version: 10 + this.#receipts.size, result: { ideaId: command.id } };
    this.#receipts.set(command.id, receipt);
    return receipt;
  }
}

class Tab {
  readonly page;
  /** Put away by the browser: it hears nothing of other tabs, has no connection, and nobody touches it. */
  asleep = false;
  #arrived = 0;
  #answers: (() => void)[] = [];

  constructor(
    disk: Disk,
    private readonly meeting: ModelMeeting,
    name: string,
    time: number
  ) {
    const first = paintOf(viewOf(IDEAS.map((id) => idea(id))));
    const world = new World(
      disk.tab(() => !this.asleep),
      name
    );
    world.time = time;
    this.page = pageOn(first, { world, connect: false });
  }

  /** One command that is on its way arrives. */
  arrive(answer: (sent: Sent) => object = (sent) => this.meeting.take(sent)): boolean {
    const sent = this.page.server.sent[this.#arrived];
    if (!sent) return false;
    this.#arrived += 1;
    const raw = answer(sent);
    this.#answers.push(() => sent.answer(raw));
    return true;
  }

  hear(): void {
    this.#answers.shift()?.();
  }

  /** Of what is on its way some arrives all the same; no answer does. */
  lose(some: () => boolean): void {
    while (this.#arrived < this.page.server.sent.length && some()) this.arrive();
    this.#arrived = this.page.server.sent.length;
    this.#answers = [];
    if (this.page.server.connected) this.page.server.drop();
  }

  /** How often that command may still arrive from here. */
  underWay(id: string): number {
    return this.page.server.sent.slice(this.#arrived).filter(({ command }) => command.id === id).length;
  }

  /** An idea that arrives next is refused, and that is heard at once. */
  refuse(unless: (id: string) => boolean): void {
    const command = this.page.server.sent[this.#arrived]?.command;
    if (command?.type !== 'idea.submit' || unless(command.id)) return;
    this.arrive(() => ({ ok: false, code: 'closed', message: '' }));
    this.#answers.pop()?.();
  }

  wake(): void {
    this.asleep = false;
    this.page.board.wake();
  }

  close(some: () => boolean): void {
    this.page.leave();
    this.lose(some);
  }
}

/** @param refusing ideas are refused now and then, and some of those sent anew by their writer */
function run(seed: number, { refusing = false } = {}) {
  const rng = rngFrom(seed);
  const below = (n: number) => rng.int(n);
  const some = () => rng.chance(0.5);
  const disk = new Disk();
  const meeting = new ModelMeeting();
  const tabs: Tab[] = [];
  const wanted = new Map<string, boolean>();
  const written: string[] = [];
  let opened = 0;
  let time = 1_000_000;
  const pass = (ms: number) => {
    time += ms;
    for (const { page, asleep } of tabs) {
      if (asleep) page.world.time = time;
      else page.world.pass(ms);
    }
  };
  const open = () => tabs.push(new Tab(disk, meeting, `tab${seed}-${(opened += 1)}`, time));
  open();

  const steps: readonly ((tab: Tab) => unknown)[] = [
    ({ page }) => {
      const text = `idea ${written.length}`;
      written.push(text);
      void page.submit(text);
    },
    ({ page }) => {
      const id = IDEAS[below(3)]!;
      wanted.set(id, !page.board.backs(id));
      void page.vote(id, !page.board.backs(id));
    },
    (tab) => tab.arrive(),
    (tab) => tab.arrive(),
    (tab) => tab.hear(),
    (tab) => tab.hear(),
    (tab) => tab.arrive(() => ({ ok: false, code: 'busy', message: '' })),
    (tab) => tab.lose(some),
    ({ page }) => page.server.connected || page.server.accept(),
    ({ page }) => page.server.connected || page.server.accept(),
    () => pass(below(6_000)),
    ({ page }) => page.board.wake(),
    (tab) => {
      if (tabs.length === 1) return;
      tab.lose(some);
      tab.asleep = true;
    },
    () => tabs.length < 3 && open(),
    // What is under way twice, or was done already, nobody can know of.
    (tab) =>
      refusing && tab.refuse((id) => meeting.did(id) || tabs.reduce((sum, one) => sum + one.underWay(id), 0) > 1),
    ({ page }) => {
      const refused = page.board.outbox.refused[0]?.command;
      if (refused?.type !== 'idea.submit') return;
      page.board.outbox.forget(refused.id);
      void page.submit(refused.text);
    },
    (tab) => {
      if (some()) return;
      tab.close(some);
      tabs.splice(tabs.indexOf(tab), 1);
      if (tabs.length === 0) open();
    },
  ];
  for (let step = 0; step < STEPS; step += 1) {
    const tab = tabs[below(tabs.length)]!;
    if (tab.asleep) tab.wake();
    steps[below(steps.length)]!(tab);
  }

  // In the end everybody is connected, and nothing goes wrong any more.
  for (let round = 0; round < 2_000 && tabs.some(({ page }) => page.board.waiting.length > 0); round += 1) {
    for (const tab of tabs) {
      if (tab.asleep) tab.wake();
      if (!tab.page.server.connected) tab.page.server.accept();
      while (tab.arrive());
      for (let n = 0; n < 4; n += 1) tab.hear();
    }
    pass(500);
  }
  return { tabs, meeting, wanted, written, disk };
}

describe('whatever happens', () => {
  it('CL-78 each idea arrives once and in its order, and every vote ends where the thumb ended, in every tab', () => {
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const { tabs, meeting, wanted, written, disk } = run(seed);
      const at = `seed ${seed}`;
      expect([...meeting.texts].sort(), at).toEqual([...written].sort());
      expect(meeting.texts, at).toEqual(written);
      for (const [id, on] of wanted) expect(meeting.backed.get(id), `${at}, ${id}`).toBe(on);
      for (const { page } of tabs) {
        expect(page.board.waiting, at).toEqual([]);
        expect(page.texts(), at).toEqual([]);
      }
      expect(disk.left, at).toEqual([]);
    }
  });

  it('CL-85 what is refused and sent anew by its writer arrives once, or is explained in every tab, never both', () => {
    let explained = 0;
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const { tabs, meeting, written, disk } = run(seed, { refusing: true });
      const at = `seed ${seed}`;
      for (const { page } of tabs) {
        const refused = page.texts().map(([, text]) => text);
        expect([...meeting.texts, ...refused].sort(), at).toEqual([...written].sort());
        expect(page.board.waiting, at).toEqual([]);
        expect(disk.left, at).toHaveLength(refused.length);
        explained += refused.length;
      }
    }
    expect(explained).toBeGreaterThan(0);
  });
});
