/** Time that passes only when it is told to. */
export function stillTime() {
  let waiting: { at: number; call: () => void }[] = [];
  let now = 0;
  let called = 0;
  return {
    get called() {
      return called;
    },
    after(ms: number, call: () => void) {
      const entry = { at: now + ms, call };
      waiting.push(entry);
      return () => (waiting = waiting.filter((other) => other !== entry));
    },
    pass(ms: number) {
      now += ms;
      for (let due = waiting.find(({ at }) => at <= now); due; due = waiting.find(({ at }) => at <= now)) {
        const next = due;
        waiting = waiting.filter((other) => other !== next);
        called += 1;
        next.call();
      }
    },
  };
}
