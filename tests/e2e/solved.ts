import type { Page } from 'playwright-core';
import { z } from 'zod';
import { en as askingEn } from '../../src/lib/i18n/asking.en.ts';
import { es as askingEs } from '../../src/lib/i18n/asking.es.ts';
import { en as agendaEn } from '../../src/lib/i18n/agenda.en.ts';
import { es as agendaEs } from '../../src/lib/i18n/agenda.es.ts';
import { en as consoleEn } from '../../src/lib/i18n/console.en.ts';
import { es as consoleEs } from '../../src/lib/i18n/console.es.ts';
import { en as progressEn } from '../../src/lib/i18n/progress.en.ts';
import { es as progressEs } from '../../src/lib/i18n/progress.es.ts';
import { en as publishingEn } from '../../src/lib/i18n/publishing.en.ts';
import { es as publishingEs } from '../../src/lib/i18n/publishing.es.ts';
import { en as receiptEn } from '../../src/lib/i18n/receipt.en.ts';
import { es as receiptEs } from '../../src/lib/i18n/receipt.es.ts';
import { en as workEn } from '../../src/lib/i18n/work.en.ts';
import { es as workEs } from '../../src/lib/i18n/work.es.ts';
import type { Lang } from '../../src/lib/i18n/languages.ts';
import { addItem, readAgenda } from '../../src/lib/protocol/agenda-document.ts';
import { editor } from '../agenda/ground.ts';
import { call } from '../net/ground.ts';
import type { Meeting } from './meeting.ts';
import { Phone } from './pages.ts';

/** What the pages say on which people come back to what they asked for, and those on which staff tell of it. */
export const SAID = {
  en: {
    ...{ asking: askingEn, console: consoleEn, agenda: agendaEn, progress: progressEn, receipt: receiptEn },
    ...{ publishing: publishingEn, work: workEn },
  },
  es: {
    ...{ asking: askingEs, console: consoleEs, agenda: agendaEs, progress: progressEs, receipt: receiptEs },
    ...{ publishing: publishingEs, work: workEs },
  },
} as const;

/** Whether it is solved, as somebody is asked at the board or on a receipt. */
export class Question {
  readonly t;

  constructor(
    readonly page: Page,
    lang: Lang
  ) {
    this.t = SAID[lang].asking;
  }

  get backed() {
    return this.page.getByRole('region', { name: this.t.backed });
  }
  get wrote() {
    return this.page.getByRole('region', { name: this.t.wrote });
  }
  async answer(solved: boolean, note = ''): Promise<void> {
    if (note !== '') {
      await this.page.getByText(this.t.note, { exact: true }).first().click();
      await this.page.getByRole('textbox', { name: this.t.noteLabel }).fill(note);
    }
    const name = solved ? this.t.yes : this.t.no;
    await this.page.getByRole('button', { name, exact: true }).filter({ visible: true }).first().click();
  }
}

/** Takes a receipt at the board, after somebody did something there. @returns its address */
export async function takeReceipt(page: Page, lang: Lang): Promise<string> {
  const phone = new Phone(page, lang);
  await phone.tab('yours').click();
  await page.locator('#panel').getByRole('button', { name: phone.t.yours.receipt }).click();
  const dialog = page.getByRole('dialog', { name: phone.voice.receipt.title });
  await dialog.locator('.qr').waitFor();
  return (await dialog.getByRole('link', { name: phone.voice.receipt.link }).getAttribute('href')) ?? '';
}

/** Writes items into the agenda, as a commander's editor would; resolves once they are saved. */
export async function fillAgenda(
  { server, code }: Meeting,
  items: readonly { readonly title: string; readonly ideas: readonly string[] }[]
): Promise<void> {
  const { cookie } = server.staff.commander;
  const pen = editor(server, code, cookie);
  await pen.synced();
  items.forEach(({ title, ideas }, at) => addItem(pen.doc, { id: `promised-${at + 1}`, title, ideas }));
  const reader = editor(server, code, cookie);
  await reader.synced();
  await reader.until((doc) => readAgenda(doc).length === items.length);
  for (const { provider } of [pen, reader]) provider.destroy();
}

const preview = z.object({
  preview: z.object({ previewHash: z.string(), items: z.array(z.object({ id: z.string() })) }),
});

/** Publishes what is in the agenda. @returns the actions, in their order */
export async function publishAgenda(meeting: Meeting): Promise<readonly string[]> {
  const { cookie } = meeting.server.staff.admin;
  const { body } = await call(meeting.server, 'GET', `/api/meetings/${meeting.code}/agenda/preview`, { cookie });
  const { previewHash, items } = preview.parse(body).preview;
  await meeting.act({ type: 'agenda.publish', previewHash });
  return items.map(({ id }) => id);
}

/** The same in the editor, by its dialog, with the editor open in this page. */
export async function publishByDialog(page: Page, lang: Lang): Promise<readonly string[]> {
  const t = SAID[lang].publishing;
  await page.getByRole('button', { name: t.open }).click();
  const dialog = page.locator('dialog[open]');
  // Nobody answers for these yet, and there is no date.
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: t.publish }).click();
  await dialog.getByText(t.published(1)).waitFor();
  await page.keyboard.press('Escape');
  const items = await page.locator('[data-item]').all();
  return Promise.all(items.map(async (item) => (await item.getAttribute('data-item')) ?? ''));
}

/** Says on the page for it, as from a phone in the street, that an action is done. */
export async function tellDone(page: Page, lang: Lang, title: string, text: string): Promise<void> {
  const { work, progress } = SAID[lang];
  await page.locator('html[data-awake]').waitFor();
  await page.getByRole('button', { name: work.updateOf(title) }).click();
  const form = page.getByRole('form', { name: work.updateOf(title) });
  await form.getByRole('radio', { name: progress.status.done }).check();
  await form.getByLabel(work.text, { exact: true }).fill(text);
  await form.getByRole('button', { name: work.send }).click();
  await page.locator('main').getByText(work.done).last().waitFor();
}
