import type { Page } from './every-page.ts';
import type { Visitor } from './town.ts';

/** The agenda in the states that it is looked at in. Whoever writes comes first: the others find what is there. */
export function agendaPages(code: string): readonly Page[] {
  const open = async ({ page, at }: Visitor) => {
    await page.goto(`${at}/staff/m/${code}/agenda`);
    return page;
  };
  const write = async (visitor: Visitor) => {
    const page = await open(visitor);
    await page.locator('#add-item').click();
    await page.locator('[data-item] textarea').first().waitFor();
    await page.keyboard.type('Light the north gate');
    await page.keyboard.press('Enter');
    await page.keyboard.type('- Towers first');
    return page;
  };
  return [
    { name: 'agenda', who: 'commander', open: write, large: true },
    {
      name: 'agenda, a comment being written',
      who: 'commander',
      async open(visitor) {
        const page = await write(visitor);
        await page.locator('[data-item] .begin').last().click();
        await page.keyboard.type('By when?');
        await page.keyboard.press('Enter');
        await page.locator('[data-item] .begin').last().click();
      },
      large: true,
    },
    {
      name: 'agenda, what changed',
      who: 'commander',
      async open(visitor) {
        const page = await write(visitor);
        await page.locator('button.changes').click();
        const dialog = page.locator('dialog[open]');
        await dialog.locator('form input').fill('A version');
        await dialog.locator('form button[type=submit]').click();
        await dialog.locator('select').first().waitFor();
      },
      large: true,
    },
    {
      name: 'agenda, what everybody will read',
      who: 'commander',
      async open(visitor) {
        const page = await write(visitor);
        await page.locator('button.publish').click();
        await page.locator('dialog[open] ol h3').first().waitFor();
      },
      large: true,
    },
    {
      name: 'agenda, find',
      who: 'commander on a phone',
      async open(visitor) {
        const page = await write(visitor);
        await page.keyboard.press('Control+Shift+F');
        await page.keyboard.type('tower');
        await page.locator('dialog[open] [role=option]').first().waitFor();
      },
    },
    { name: 'agenda on a phone', who: 'commander on a phone', open: write },
    {
      name: 'agenda, as it is followed',
      who: 'moderator on a phone',
      async open(visitor) {
        await (await open(visitor)).locator('[data-item] .rich').first().waitFor();
      },
    },
  ];
}
