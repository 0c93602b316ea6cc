/**
 * Deliberate faults, each a change of a line or two in `realtime/hall/`. The simulation must catch every one: a
 * simulation that does not would not catch the same mistake made by accident.
 */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** The first seed to try, where the fault is a rare one: known to show within a few hundred. */
  readonly from?: number;
}

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'skips the dedupe: a retry is a new command',
    file: 'draft.ts',
    find: 'if (before) return { ok: true, ...before };',
    replace: '',
  },
  {
    name: 'acknowledges before the append',
    file: 'hall.ts',
    find: 'const batch = this.#book.tie({ events: draft.events, texts: draft.texts });',
    replace: 'const batch = this.#book.tie({ events: draft.events, texts: draft.texts }); draft.answer();',
  },
  {
    name: 'does not undo a batch that lost its race',
    file: 'hall.ts',
    find: "case 'conflict':\n        draft.journal.undo();",
    replace: "case 'conflict':",
  },
  {
    name: 'broadcasts what is not committed yet',
    file: 'hall.ts',
    find: 'const batch = this.#book.tie({ events: draft.events, texts: draft.texts });',
    replace:
      'const batch = this.#book.tie({ events: draft.events, texts: draft.texts }); this.board.commit(state, draft.journal); this.board.schedule();',
  },
  {
    name: 'drops a delta now and then',
    file: 'broadcaster.ts',
    find: 'for (const audience of AUDIENCES) this.#sink.delta(audience, this.#advance(audience));',
    replace:
      'for (const audience of AUDIENCES) { const delta = this.#advance(audience); if (this.#version % 7 !== 0) this.#sink.delta(audience, delta); }',
  },
  {
    name: 'limits a retry before it recognises it',
    file: 'draft.ts',
    find: 'const before = recall(this.#state, senderOf(actor), command.id);',
    replace:
      "if (actor.role === 'resident' && this.#limits.take(actor.participant, command.type, now) > 0) return refuse('too-fast', 1000); const before = recall(this.#state, senderOf(actor), command.id);",
  },
  {
    name: 'goes on with its own state after an append whose outcome is unknown',
    file: 'hall.ts',
    find: 'this.#book.drop();\n        this.#giveUp(asks);',
    replace: 'this.#giveUp(asks);',
  },
  {
    name: 'takes an unknown outcome for a success',
    file: 'append.ts',
    find: "return { outcome: 'unknown', why };",
    replace: "return { outcome: 'appended' };",
  },
  {
    name: 'takes a lost race for a success',
    file: 'append.ts',
    find: 'return { outcome };',
    replace: "return { outcome: 'appended' };",
  },
  {
    name: 'lets readers see the state in the middle of a batch',
    file: 'hall.ts',
    find: '    this.#wake();\n    return read;',
    replace: '    if (this.#book.state) this.#readers.serve(this.#book.state); else this.#wake();\n    return read;',
  },
  {
    name: 'refuses a whole batch for one refusal',
    file: 'hall.ts',
    find: 'if (draft.events.length === 0) return draft.answer();',
    replace:
      'if (draft.refused) { draft.journal.undo(); draft.answer(); return; } if (draft.events.length === 0) return draft.answer();',
  },
  {
    name: 'decides a batch on the state before it, not on what its predecessors left',
    file: 'draft.ts',
    find: '      evolve(this.#state, event, decision.texts, this.journal);\n      this.events.push(event);\n    }',
    replace: '      this.events.push(event);\n    }',
  },
  {
    name: 'broadcasts at every commit, however fast they come',
    file: 'broadcaster.ts',
    find: 'if (wait <= 0) return this.flush();',
    replace: 'if (wait <= 50) return this.flush();',
  },
  {
    name: 'forgets to tell people what became of their own',
    file: 'broadcaster.ts',
    find: 'if (this.#sink.watches(participant)) this.#touchSelf(state, participant, keys);',
    replace: 'if (this.#sink.watches(participant) && state.version % 3 > 0) this.#touchSelf(state, participant, keys);',
  },
  {
    name: 'resumes one broadcast too late',
    file: 'history.ts',
    find: 'if (!step || step.to <= version) break;',
    replace: 'if (!step || step.from <= version) break;',
  },
  {
    name: 'loses the texts of a batch',
    file: 'hall.ts',
    find: 'const batch = this.#book.tie({ events: draft.events, texts: draft.texts });',
    replace: 'const batch = this.#book.tie({ events: draft.events, texts: {} });',
  },
  {
    name: 'does not listen to other nodes',
    file: 'hall.ts',
    find: 'if (this.#hinted > this.#book.committed) this.#wake();',
    replace: 'this.#hinted = 0;',
  },
  {
    name: 'says no to what another node said yes to (a fault that the simulation found)',
    file: 'hall.ts',
    find: 'if (draft.refused && this.#ports.shared && !fresh) {',
    replace: 'if (draft.refused && this.#ports.shared && fresh && races < 0) {',
    from: 330,
  },
  {
    name: 'names in a delete only what this node itself broadcast (a fault that the simulation found)',
    file: 'broadcaster.ts',
    find: "if (audience === 'public' && entity !== undefined) this.#published(key);",
    replace: '',
  },
  {
    name: 'tells somebody who came back what waited while they were away (a fault that the simulation found)',
    file: 'broadcaster.ts',
    find: 'else this.#pendingSelves.delete(participant);',
    replace: '',
    from: 3660,
  },
];
