/** A rich text while it is being written in: what its tools do. Nothing of the editor here. */
export interface RichText {
  focus(where?: 'start' | 'end'): void;
  /** Whether what is selected looks like that. */
  is(style: RichStyle | 'link'): boolean;
  toggle(style: RichStyle): void;
  /** Where the link at the caret leads; empty where there is none. */
  readonly link: string;
  /** Makes a link of what is selected; empty takes it away. @returns false if that is no address */
  setLink(address: string): boolean;
}

export const RICH_STYLES = ['bold', 'italic', 'heading', 'bulletList', 'orderedList'] as const;
export type RichStyle = (typeof RICH_STYLES)[number];
