import type { Page } from 'playwright-core';
import { DEMO_CODE } from '../../seeds/elm-park.ts';
import { EMPTY, LONG } from './stage.ts';

export interface Format {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

export const PHONE: Format = { name: 'phone', width: 390, height: 844, scale: 2 };
export const NARROW: Format = { name: 'narrow', width: 320, height: 640, scale: 2 };
export const LAPTOP: Format = { name: 'laptop', width: 1440, height: 900, scale: 1 };
export const TABLET: Format = { name: 'tablet', width: 820, height: 1180, scale: 1 };
export const PROJECTOR: Format = { name: 'projector', width: 1920, height: 1080, scale: 1 };
export const OLD_PROJECTOR: Format = { name: 'old-projector', width: 1024, height: 768, scale: 1 };

/** One picture: an address, who looks, on what, and what was done before. */
export interface Shot {
  readonly name: string;
  readonly path: string;
  readonly formats: readonly Format[];
  readonly signedIn?: boolean;
  /** By a moderator, who follows what commanders write; else by an admin, who has every page. */
  readonly reads?: boolean;
  /** What the page must have before the picture is taken. */
  readonly ready: string;
  readonly before?: (page: Page) => Promise<unknown>;
}

const resident = `/m/${DEMO_CODE}`;
const screen = 'main';

export const SHOTS: readonly Shot[] = [
  { name: 'home', path: '/', formats: [PHONE, LAPTOP], ready: 'h1' },
  { name: 'home-unknown-code', path: '/?code=NOSUCH', formats: [PHONE], ready: 'h1' },
  { name: 'resident', path: resident, formats: [PHONE, NARROW, LAPTOP], ready: 'button[aria-pressed]' },
  {
    name: 'resident-writing',
    path: resident,
    formats: [PHONE, LAPTOP],
    ready: 'button[aria-pressed]',
    before: async (page) => {
      await page.locator('.dock button, [data-write]').first().click();
      await page
        .locator('textarea')
        .fill('The bench at the stop on Alder is broken. Call me on 718 555 0143 about it.');
    },
  },
  { name: 'resident-empty', path: `/m/${EMPTY}`, formats: [PHONE], ready: 'h1' },
  { name: 'resident-long', path: `/m/${LONG}`, formats: [PHONE, NARROW], ready: 'button[aria-pressed]' },
  { name: 'not-found', path: '/m/NOSUCH', formats: [PHONE], ready: 'h1' },
  { name: 'screen', path: `${resident}/screen`, formats: [PROJECTOR, OLD_PROJECTOR], signedIn: true, ready: screen },
  { name: 'screen-empty', path: `/m/${EMPTY}/screen`, formats: [PROJECTOR], signedIn: true, ready: screen },
  {
    name: 'screen-long',
    path: `/m/${LONG}/screen`,
    formats: [PROJECTOR, OLD_PROJECTOR],
    signedIn: true,
    ready: screen,
  },
  { name: 'sign-in', path: '/staff/sign-in', formats: [LAPTOP, PHONE], ready: 'input[type=password]' },
  { name: 'meetings', path: '/staff', formats: [LAPTOP, PHONE], signedIn: true, ready: 'h1' },
  { name: 'new-meeting', path: '/staff/new', formats: [LAPTOP, PHONE], signedIn: true, ready: 'form' },
  { name: 'settings', path: `/staff${resident}/settings`, formats: [LAPTOP, PHONE], signedIn: true, ready: 'form' },
  { name: 'console', path: `/staff${resident}`, formats: [LAPTOP, TABLET], signedIn: true, ready: 'h2' },
  { name: 'console-empty', path: `/staff/m/${EMPTY}`, formats: [LAPTOP], signedIn: true, ready: 'main' },
  { name: 'console-long', path: `/staff/m/${LONG}`, formats: [LAPTOP], signedIn: true, ready: 'main' },
  ...staff([
    { name: 'people', path: '/staff/people', ready: 'h1' },
    { name: 'areas', path: '/staff/areas', ready: 'h1' },
    { name: 'account', path: '/staff/account', ready: 'h1' },
    { name: 'second-factor', path: '/staff/account/second-factor', ready: 'form' },
    { name: 'log', path: `/staff${resident}/log`, ready: 'h1' },
    { name: 'agency-log', path: '/staff/log', ready: 'h1' },
    { name: 'remote', path: `/staff${resident}/remote`, formats: [PHONE, NARROW], ready: 'main' },
    { name: 'stage', path: `/staff${resident}/stage`, formats: [TABLET, PHONE], ready: 'main' },
    { name: 'scribe', path: `/staff${resident}/scribe`, formats: [TABLET, PHONE], ready: 'form' },
    { name: 'plan', path: `/staff${resident}/plan`, ready: 'h1' },
    { name: 'print', path: `/staff${resident}/print`, formats: [LAPTOP], ready: 'main' },
  ]),
  { name: 'moderation', path: `${resident}/moderation`, formats: [PHONE, LAPTOP], ready: 'h1' },
  ...agenda([
    { name: 'agenda', formats: [LAPTOP, TABLET, PHONE, NARROW] },
    { name: 'agenda-empty', path: `/staff/m/${EMPTY}/agenda`, formats: [LAPTOP, PHONE], ready: '#add-item' },
    {
      name: 'agenda-commenting',
      formats: [LAPTOP],
      before: async (page) => {
        await page.locator('[data-item] .begin').nth(1).click();
        await page.keyboard.type('Parks can start on the 4th.');
      },
    },
    {
      name: 'agenda-find',
      formats: [LAPTOP, PHONE],
      before: async (page) => {
        await page.keyboard.press('Control+Shift+F');
        await page.keyboard.type('river');
        await page.locator('dialog [role=option]').first().waitFor();
      },
    },
    {
      name: 'agenda-versions',
      formats: [LAPTOP, PHONE],
      before: async (page) => {
        await page.locator('button.changes').click();
        const dialog = page.locator('dialog[open]');
        await dialog.locator('input').fill('Before the meeting with Parks');
        await dialog.locator('button[type=submit]').click();
        await dialog.locator('select').first().waitFor();
      },
    },
    { name: 'agenda-reading', formats: [LAPTOP, PHONE], reads: true },
    { name: 'agenda-print', formats: [LAPTOP], before: (page) => page.emulateMedia({ media: 'print' }) },
  ]),
];

/** Pages that staff have beside the console. */
function staff(shots: readonly (Omit<Shot, 'formats'> & Partial<Shot>)[]): readonly Shot[] {
  return shots.map((shot) => ({ formats: [LAPTOP, PHONE], signedIn: true, ...shot }));
}

/** The demo's agenda, unless they say otherwise. */
function agenda(shots: readonly (Pick<Shot, 'name' | 'formats'> & Partial<Shot>)[]): readonly Shot[] {
  return shots.map((shot) => ({
    path: `/staff${resident}/agenda`,
    signedIn: true,
    ready: '[data-item] .rich',
    ...shot,
  }));
}
