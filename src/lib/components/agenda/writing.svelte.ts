import { RICH_STYLES, type RichStyle, type RichText } from '$lib/agenda/rich.ts';

type Look = Readonly<Record<RichStyle | 'link', boolean>>;

/** The rich text in which this person writes, for the tools above it. */
export class Writing {
  text = $state.raw<RichText | null>(null);
  look = $state.raw<Look | null>(null);

  in(text: RichText): void {
    const styles = RICH_STYLES.map((style) => [style, text.is(style)] as const);
    this.text = text;
    this.look = { ...(Object.fromEntries(styles) as Record<RichStyle, boolean>), link: text.is('link') };
  }

  leave(): void {
    this.text = null;
    this.look = null;
  }

  toggle(style: RichStyle): void {
    const { text } = this;
    text?.toggle(style);
    if (text) this.in(text);
  }
}
