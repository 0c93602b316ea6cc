import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { LOCALES, type Lang } from '../../src/lib/i18n/languages.ts';
import type { Audience } from '../../src/lib/meeting/view.ts';
import { Server, type ServerChoices, type StaffSeat } from './server.ts';
import { tap } from './tap.ts';

/** Everything happens in time, or the test fails; nothing waits for the clock. */
export const PATIENCE = 30_000;

export const PHONE = { width: 390, height: 844 };
export const LAPTOP = { width: 1280, height: 800 };
export const PROJECTOR = { width: 1920, height: 1080 };

export interface Visit extends Pick<BrowserContextOptions, 'colorScheme' | 'reducedMotion' | 'javaScriptEnabled'> {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly lang?: Lang;
  readonly as?: StaffSeat;
  /** Where this browser reaches the server, if not at its own address. */
  readonly at?: string;
  /** Faults that this test brings about itself. */
  readonly expected?: RegExp;
}

/** What Chromium reports when there is no network, or nobody answers. */
export const NO_NETWORK =
  /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_\w+|EMPTY_RESPONSE|NETWORK_CHANGED)|WebSocket connection to/;

/** Somebody at a device of their own. */
export class Visitor {
  /** What went wrong in the browser: errors on the console, requests to strangers, refusals by the policy. */
  readonly faults: string[] = [];
  /** Every command that left this browser, as often as it did. */
  readonly sent: { readonly type: string; readonly id: string }[] = [];
  readonly #heard: Audience[] = [];

  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly at: string,
    expected: RegExp | undefined
  ) {
    const note = (fault: string): void => {
      if (!expected?.test(fault)) this.faults.push(`${new URL(page.url()).pathname}: ${fault}`);
    };
    page.on('console', (message) => {
      if (message.type() === 'error') note(`${message.text()} ${message.location().url}`);
    });
    page.on('pageerror', (error) => note(error.stack ?? error.message));
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol !== 'data:' && origin !== at) note(`asks a stranger: ${request.url()}`);
    });
    tap(page, {
      sent: (packet) => {
        if (/^42\/board,\d+\["command"/.test(packet)) this.sent.push(commandIn(packet));
      },
      received: (packet, audience) => {
        if (/^42\/board,\["(snapshot|delta)"/.test(packet)) this.#heard.push(audience);
      },
    });
  }

  /** What left it more than once. */
  get sentTwice(): readonly string[] {
    const ids = this.sent.map(({ id }) => id);
    return this.sent.filter(({ id }, n) => ids.indexOf(id) !== n).map(({ type }) => type);
  }

  /** Does something that leads to a page, and waits until that page follows its meeting. */
  async live(go: () => Promise<unknown>, audience: Audience = 'public'): Promise<void> {
    const before = this.#times(audience);
    await go();
    await hasHappened(() => this.#times(audience) > before, 'the page is live');
  }

  /** Opens a page that follows a meeting. */
  follow(path: string, audience: Audience = 'public'): Promise<void> {
    return this.live(() => this.page.goto(this.at + path), audience);
  }

  /** Opens a page. One of the staff's listens by then: what is typed into it before is lost. */
  async open(path: string): Promise<Page> {
    await this.page.goto(this.at + path);
    if (path.startsWith('/staff')) await this.page.locator('html[data-awake]').waitFor({ state: 'attached' });
    return this.page;
  }

  #times(audience: Audience): number {
    return this.#heard.filter((one) => one === audience).length;
  }
}

function commandIn(frame: string): { readonly type: string; readonly id: string } {
  const word = (name: string) => new RegExp(`"${name}":"([^"]*)"`).exec(frame)?.[1] ?? '';
  return { type: word('type'), id: word('id') };
}

/** One server and one browser for a file of tests. */
export class Town {
  server!: Server;
  browser!: Browser;
  readonly #visitors: Visitor[] = [];

  async visit({
    viewport = PHONE,
    lang = 'en',
    as,
    at = this.server.url,
    expected,
    ...rest
  }: Visit = {}): Promise<Visitor> {
    const phone = viewport.width < 600;
    const context = await this.browser.newContext({
      viewport: { ...viewport },
      locale: LOCALES[lang],
      isMobile: phone,
      hasTouch: phone,
      ...rest,
    });
    context.setDefaultTimeout(PATIENCE);
    if (as) {
      const [name = '', value = ''] = as.cookie.split('=');
      await context.addCookies([{ name, value, url: at, httpOnly: true, sameSite: 'Lax' }]);
    }
    const visitor = new Visitor(context, await context.newPage(), at, expected);
    this.#visitors.push(visitor);
    return visitor;
  }

  /** Everybody goes home. @returns what went wrong in their browsers */
  async goHome(): Promise<readonly string[]> {
    const visitors = this.#visitors.splice(0);
    await Promise.all(visitors.map(({ context }) => context.close()));
    return visitors.flatMap(({ faults }) => faults);
  }
}

/** For a file of tests. No page of any test may report an error or ask a stranger. */
export function town(choices: ServerChoices = {}): Town {
  const place = new Town();
  vi.setConfig({ testTimeout: 4 * PATIENCE, hookTimeout: 2 * PATIENCE });
  beforeAll(async () => {
    [place.server, place.browser] = await Promise.all([Server.start(choices), launchChromium()]);
  });
  afterAll(async () => {
    await (place.browser as Browser | undefined)?.close();
    await (place.server as Server | undefined)?.end();
  });
  afterEach(async () => {
    expect(await place.goHome()).toEqual([]);
  });
  return place;
}

/** As `eventually`, also where there is no test yet. */
export function hasHappened(look: () => boolean, what: string): Promise<void> {
  const check = (): void => expect(look(), what).toBe(true);
  return vi.waitFor(check, { timeout: PATIENCE, interval: 20 });
}

/** Looks again and again until it is so. */
export const eventually = <T>(look: () => T | Promise<T>, message?: string) =>
  expect.poll(look, { timeout: PATIENCE, interval: 50, ...(message !== undefined && { message }) });
