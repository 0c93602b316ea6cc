import { Mark, mergeAttributes } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/** Where a link may lead. Anything else, `javascript:` above all, is no link here, however it came into the text. */
export function linkTo(typed: string): string | null {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return null;
  const named = /^(https?|mailto|tel):/i.test(text);
  // `host:8080` is a place; any other word before a colon is a scheme that has no business here.
  if (!named && /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text)) return null;
  const address = named ? text : text.includes('@') && !text.includes('/') ? `mailto:${text}` : `https://${text}`;
  try {
    const { protocol, href, hostname } = new URL(address);
    if (protocol === 'mailto:' || protocol === 'tel:') return href;
    return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.') ? href : null;
  } catch {
    return null;
  }
}

/** A link in a text. The whole of what the editor needs, without a list of the world's domains. */
export const Link = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (element) => (linkTo(element.getAttribute('href') ?? '') === null ? false : null) },
  ],
  renderHTML({ HTMLAttributes }) {
    const { href, ...rest } = HTMLAttributes;
    const safe = typeof href === 'string' ? linkTo(href) : null;
    if (safe === null) return ['span', rest, 0];
    return ['a', mergeAttributes(rest, { href: safe, target: '_blank', rel: 'noopener noreferrer nofollow' }), 0];
  },
  addProseMirrorPlugins() {
    const { type } = this;
    return [
      new Plugin({
        props: {
          // An address that is pasted over words becomes their link; by itself it becomes one.
          handlePaste(view, event) {
            const text = event.clipboardData?.getData('text/plain').trim() ?? '';
            const href = /^(https?:\/\/|www\.)/i.test(text) ? linkTo(text) : null;
            if (href === null) return false;
            const { empty, from, to } = view.state.selection;
            const mark = type.create({ href });
            const change = empty
              ? view.state.tr.replaceSelectionWith(view.state.schema.text(text, [mark]), false)
              : view.state.tr.addMark(from, to, mark);
            view.dispatch(change.scrollIntoView());
            return true;
          },
        },
      }),
    ];
  },
});
