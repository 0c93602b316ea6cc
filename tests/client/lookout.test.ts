import { describe, expect, it } from 'vitest';
import * as en from '../../src/lib/meeting/urgency-english.ts';
import * as es from '../../src/lib/meeting/urgency-spanish.ts';
import { urgencyOf } from '../../src/lib/meeting/urgency.ts';
import type { Rules } from '../../src/lib/meeting/urgency-search.ts';
import { Helper, PAUSE_MS } from '../../src/lib/resident/help/helper.svelte.ts';
import { Lookout } from '../../src/lib/resident/help/lookout.svelte.ts';
import { stillTime } from './still-time.ts';

const ENGLISH = 'Someone is breaking into a car on Birch right now';
const SPANISH = 'Ayuda, hay un hombre con una pistola ahora mismo';
const MIXED = 'The bench is broken. Auxilio, me estan siguiendo';
const TIP = 'My neighbor is selling drugs out of the store';
const CALM = 'A bench at the stop on Alder';

/** All that was promised has been kept. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A phone that fetches as long as it has a network, and remembers what it asked for. */
function phone() {
  const network = { on: true, asked: [] as string[] };
  const answer = (name: string, rules: Rules) => () => {
    network.asked.push(name);
    return network.on ? Promise.resolve(rules) : Promise.reject(new Error('no network'));
  };
  return { network, lookout: new Lookout({ en: answer('en', en), es: answer('es', es) }) };
}

describe('what an emergency is', () => {
  it('RS-26 nothing is fetched for a text that could not be urgent, and it can wait on a board', async () => {
    const { network, lookout } = phone();
    expect(await lookout.lookAt(CALM)).toBeNull();
    expect(network.asked).toEqual([]);
  });

  it.each([
    [ENGLISH, 'es'],
    [SPANISH, 'en'],
    [MIXED, 'en'],
    [TIP, 'es'],
  ] as const)('RS-26 %s: is met by a page in another language (%s)', async (text, lang) => {
    const { lookout } = phone();
    await lookout.learn([lang]);
    expect(lookout.urgencyOf(text)).toBeUndefined();
    expect(await lookout.lookAt(text)).toBe(urgencyOf(text));
    expect(lookout.urgencyOf(text)).toBe(urgencyOf(text));
  });

  it('RS-26 without a network nothing is said of it, until there is one', async () => {
    const { network, lookout } = phone();
    network.on = false;
    expect(await lookout.lookAt(SPANISH)).toBeUndefined();
    network.on = true;
    expect(await lookout.lookAt(SPANISH)).toBe('emergency');
  });

  it('RS-26 what was learnt is there without a network, and asked for once', async () => {
    const { network, lookout } = phone();
    await lookout.learn();
    network.on = false;
    await lookout.learn();
    expect([lookout.urgencyOf(ENGLISH), lookout.urgencyOf(SPANISH)]).toEqual(['emergency', 'emergency']);
    expect(network.asked).toEqual(['en', 'es']);
  });

  it('RS-26 what is being written is told of once its rules came, unless it was written on', async () => {
    const { lookout } = phone();
    const time = stillTime();
    const helper = new Helper(() => ({}), time, lookout);
    helper.typed(SPANISH);
    time.pass(PAUSE_MS);
    expect(helper.urgency).toBeNull();
    await settled();
    expect(helper.urgency).toBe('emergency');
    const other = phone();
    const second = new Helper(() => ({}), time, other.lookout);
    second.typed(SPANISH);
    time.pass(PAUSE_MS);
    second.typed(CALM);
    time.pass(PAUSE_MS);
    await settled();
    expect(second.urgency).toBeNull();
  });
});
