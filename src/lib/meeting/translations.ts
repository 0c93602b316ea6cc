import { acceptableText } from './acceptable.ts';
import type { ModerationCommand } from './commands.ts';
import { accept, type Context, type Decision } from './decision.ts';
import type { ModerationEvent, Texts } from './events.ts';
import type { Journal } from './journal.ts';
import { refuse } from './refusals.ts';
import { TRANSLATION_LIMIT } from './settings.ts';
import type { Idea, MeetingState } from './state.ts';
import { cleanText, looksEmpty } from './text.ts';

type TranslateCommand = Extract<ModerationCommand, { type: 'idea.translate' }>;
type TranslatedEvent = Extract<ModerationEvent, { type: 'idea.translated' }>;

/**
 * Staff says an idea in another language of the meeting; an empty text takes that away. Also before it is published.
 * Refuses `wrong-state` for what its author took back, `unknown-language`, `text-too-long`.
 */
export function decideTranslation(
  state: MeetingState,
  idea: Idea,
  command: TranslateCommand,
  context: Context
): Decision {
  const { lang } = command;
  const ideaId = idea.id;
  if (idea.verdict === 'withdrawn') return refuse('wrong-state');
  const known = Object.hasOwn(idea.translations, lang) ? idea.translations[lang] : undefined;
  if (looksEmpty(cleanText(command.text))) {
    return known ? accept({ type: 'idea.translated', ideaId, lang, textId: null }) : accept();
  }
  if (!state.settings.languages.includes(lang)) return refuse('unknown-language');
  const checked = acceptableText(command.text, TRANSLATION_LIMIT);
  if (!checked.ok) return checked;
  if (known?.text === checked.text) return accept();
  const textId = context.newTextId();
  return { ...accept({ type: 'idea.translated', ideaId, lang, textId }), texts: { [textId]: checked.text } };
}

export function evolveTranslation(
  state: MeetingState,
  idea: Idea,
  event: TranslatedEvent,
  texts: Texts,
  journal: Journal
): void {
  const { [event.lang]: replaced, ...others } = idea.translations;
  if (replaced) journal.add(state.scrubbed, replaced.textId);
  const { textId } = event;
  const translations = textId === null ? others : { ...others, [event.lang]: { text: texts[textId] ?? '', textId } };
  journal.set(idea, 'translations', translations);
  journal.touch(`ideas/${idea.id}`);
}

/** They may repeat what was redacted. */
export function dropTranslations(state: MeetingState, idea: Idea, journal: Journal): void {
  for (const { textId } of Object.values(idea.translations)) journal.add(state.scrubbed, textId);
  journal.set(idea, 'translations', {});
}
