import { describe, expect, it } from 'vitest';
import { call } from '../net/ground.ts';
import { Meeting } from './meeting.ts';
import { Phone } from './pages.ts';
import { fillAgenda, publishAgenda, Question, SAID, takeReceipt } from './solved.ts';
import { eventually, town } from './town.ts';

/** How those who asked for something are asked whether it is solved, and what they are told of their answers. */

describe('an answer that comes too late', () => {
  const place = town();

  it('E2-204 is told at the board and on the receipt, with the note that was written, and counts for no other question', async () => {
    const meeting = await Meeting.make(place.server);
    const [bench, lamp] = [await meeting.idea('A bench'), await meeting.idea('A lamp')];
    const visitor = await place.visit({ expected: /status of 409/ });
    await visitor.follow(`/m/${meeting.code}`);
    for (const idea of ['A bench', 'A lamp']) await new Phone(visitor.page).vote(idea).click();
    // Who is asked is counted when the agenda is published: both votes are to have arrived.
    await eventually(() => meeting.board().then(({ votes }) => [votes[bench], votes[lamp]])).toEqual([1, 1]);
    const receipt = await takeReceipt(visitor.page, 'en');
    await fillAgenda(meeting, [
      { title: 'Put up a bench', ideas: [bench] },
      { title: 'Hang up a lamp', ideas: [lamp] },
    ]);
    const [first, second] = await publishAgenda(meeting);
    const say = (actionId: string | undefined, status: string) =>
      meeting.act({ type: 'action.update', actionId, status });
    await Promise.all([say(first, 'done'), say(second, 'done')]);

    const { page } = visitor;
    const question = new Question(page, 'en');
    const told = page.getByRole('alert');
    const written = page.getByLabel(question.t.written);
    await visitor.follow(`/m/${meeting.code}`);
    await say(first, 'under-way');
    await question.answer(false, 'It wobbles');
    await told.waitFor();
    expect(await told.innerText()).toContain(question.t.notTaken);
    expect(await written.inputValue()).toBe('It wobbles');
    // Now the other is asked about, without what was written on the first.
    const strip = page.getByRole('complementary', { name: question.t.label });
    expect(await strip.innerText()).toContain('Hang up a lamp');
    expect(await strip.getByRole('alert').count()).toBe(0);

    await page.goto(receipt);
    await say(second, 'planned');
    await question.answer(true, 'It burns');
    await told.waitFor();
    expect(await written.inputValue()).toBe('It burns');
    expect(await question.backed.count()).toBe(0);
  });
});

describe('two questions at the board', () => {
  const place = town();

  it('E2-212 says of an answer that it is counted, may be changed, and goes on to the next question when told to', async () => {
    const meeting = await Meeting.make(place.server);
    const [bench, lamp] = [await meeting.idea('A bench'), await meeting.idea('A lamp')];
    const visitor = await place.visit();
    const { page } = visitor;
    await visitor.follow(`/m/${meeting.code}`);
    const phone = new Phone(page);
    for (const idea of ['A bench', 'A lamp']) await phone.vote(idea).click();
    await eventually(() => meeting.board().then(({ votes }) => [votes[bench], votes[lamp]])).toEqual([1, 1]);
    await fillAgenda(meeting, [
      { title: 'Put up a bench', ideas: [bench] },
      { title: 'Hang up a lamp', ideas: [lamp] },
    ]);
    for (const actionId of await publishAgenda(meeting))
      await meeting.act({ type: 'action.update', actionId, status: 'done' });
    const question = new Question(page, 'en');
    const { t } = question;
    const strip = page.getByRole('complementary', { name: t.label });
    await visitor.follow(`/m/${meeting.code}`);
    expect(await strip.innerText()).toContain(t.more(1));
    await visitor.live(() => question.answer(false));
    // The same is still there, and a second tap in its place answers nothing.
    await strip.getByText(t.said['not-solved']).waitFor();
    expect(await strip.innerText()).toContain('Put up a bench');
    expect(await strip.getByRole('button', { name: t.yes, exact: true }).filter({ visible: true }).count()).toBe(0);
    const { hash } = new URL(page.url());
    expect(await page.locator(hash).count()).toBe(1);
    await strip.getByText(t.change).click();
    await visitor.live(() => question.answer(true));
    await strip.getByText(t.said.solved).waitFor();
    await visitor.live(() => strip.getByRole('link', { name: t.next(1) }).click());
    expect(await strip.innerText()).toContain('Hang up a lamp');
    // While it is asked, a phone offers nothing beside it.
    expect(await page.locator('.offer').filter({ visible: true }).count()).toBe(0);
    await visitor.live(() => question.answer(true));
    await visitor.live(() => strip.getByRole('link', { name: t.close }).click());
    expect(await strip.count()).toBe(0);
  });

  it('E2-220 says of a dispute that opened it again that it is counted, and asks the next question when told to', async () => {
    const meeting = await Meeting.make(place.server, { area: 'Elm Park' });
    const { cookie } = place.server.staff.admin;
    await call(place.server, 'PATCH', '/api/agency', { cookie, body: { reopenAt: 1 } });
    const [bench, lamp] = [await meeting.idea('A bench'), await meeting.idea('A lamp')];
    const visitor = await place.visit();
    const { page } = visitor;
    await visitor.follow(`/m/${meeting.code}`);
    const phone = new Phone(page);
    for (const idea of ['A bench', 'A lamp']) await phone.vote(idea).click();
    await eventually(() => meeting.board().then(({ votes }) => [votes[bench], votes[lamp]])).toEqual([1, 1]);
    const receipt = await takeReceipt(page, 'en');
    await fillAgenda(meeting, [
      { title: 'Put up a bench', ideas: [bench] },
      { title: 'Hang up a lamp', ideas: [lamp] },
    ]);
    for (const actionId of await publishAgenda(meeting))
      await meeting.act({ type: 'action.update', actionId, status: 'done' });
    const question = new Question(page, 'en');
    const { t } = question;
    const strip = page.getByRole('complementary', { name: t.label });
    await visitor.follow(`/m/${meeting.code}`);
    await visitor.live(() => question.answer(false));
    await strip.getByText(t.said['not-solved']).waitFor();
    const shown = await strip.innerText();
    expect([shown.includes('Put up a bench'), shown.includes(SAID.en.progress.awaiting)]).toEqual([true, true]);
    expect(await strip.getByRole('button').count()).toBe(0);
    await visitor.live(() => strip.getByRole('link', { name: t.next(1) }).click());
    expect(await strip.innerText()).toContain('Hang up a lamp');

    // The same on a receipt, and it leads to what it says.
    await page.goto(receipt);
    await question.answer(false);
    const lampAgain = page.getByRole('listitem').filter({ hasText: 'Hang up a lamp' }).first();
    await lampAgain.getByText(t.said['not-solved']).waitFor();
    expect(await page.locator(new URL(page.url()).hash).count()).toBe(1);
    expect(await page.getByRole('button', { name: t.no, exact: true }).count()).toBe(0);
  });
});
