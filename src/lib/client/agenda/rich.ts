import { Editor, Extension, type Extensions } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { BulletList } from '@tiptap/extension-list/bullet-list';
import { ListItem } from '@tiptap/extension-list/item';
import { OrderedList } from '@tiptap/extension-list/ordered-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import type { Plugin } from '@tiptap/pm/state';
import { yCursorPlugin, ySyncPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import type { XmlFragment } from 'yjs';
import type { RichStyle, RichText } from '../../agenda/rich.ts';
import { cursorOf, selectionOf } from './cursor.ts';
import { Link, linkTo } from './link.ts';

/** Below an item's own title. */
const LEVEL = 3;

/** What stands in a text; one set for all of them. */
const CONTENT: Extensions = [
  Document,
  Paragraph,
  Text,
  Heading.configure({ levels: [LEVEL] }),
  BulletList,
  OrderedList,
  ListItem,
  Bold,
  Italic,
  Link,
];

export interface RichOptions {
  readonly fragment: XmlFragment;
  readonly awareness: Awareness;
  readonly element: HTMLElement;
  readonly editable: boolean;
  /** What a screen reader calls it. */
  readonly label: string;
  readonly undo: () => void;
  readonly redo: () => void;
  /** It has the focus now, or its selection or look there changed; `off`: it has it no more. */
  readonly active: (text: RichText, state: 'on' | 'off') => void;
  /** Whether there is anything in it; told at once, too. */
  readonly filled: (is: boolean) => void;
}

/** An editor on a shared rich text. @returns it, and how to put it away */
export function richText(options: RichOptions): { readonly text: RichText; readonly close: () => void } {
  const { fragment, awareness, element, editable, label } = options;
  const sharing = Extension.create({
    name: 'sharing',
    priority: 1000,
    addKeyboardShortcuts: () => ({
      'Mod-z': () => (options.undo(), true),
      'Mod-y': () => (options.redo(), true),
      'Shift-Mod-z': () => (options.redo(), true),
    }),
    addProseMirrorPlugins: (): Plugin[] => [
      ySyncPlugin(fragment) as Plugin,
      yCursorPlugin(awareness, { cursorBuilder: cursorOf, selectionBuilder: selectionOf }) as Plugin,
    ],
  });
  const editor = new Editor({
    element,
    editable,
    injectCSS: false,
    textDirection: 'auto',
    extensions: [...CONTENT, sharing],
    editorProps: {
      attributes: {
        class: 'rich',
        'aria-label': label,
        ...(editable ? { role: 'textbox', 'aria-multiline': 'true', 'data-field': 'text', spellcheck: 'true' } : {}),
      },
    },
    onFocus: () => options.active(text, 'on'),
    onBlur: () => options.active(text, 'off'),
    onSelectionUpdate: ({ editor: one }) => one.isFocused && options.active(text, 'on'),
    // The first time it is told while it is being made.
    onUpdate: ({ editor: one }) => {
      options.filled(!one.isEmpty);
      if (one.isFocused) options.active(text, 'on');
    },
  });
  const text: RichText = {
    focus: (where) => void editor.commands.focus(where ?? null),
    is: (style) => (style === 'heading' ? editor.isActive('heading', { level: LEVEL }) : editor.isActive(style)),
    toggle: (style) => toggle(editor, style),
    get link() {
      const { href } = editor.getAttributes('link');
      return typeof href === 'string' ? href : '';
    },
    setLink: (typed) => setLink(editor, typed),
  };
  options.filled(!editor.isEmpty);
  return { text, close: () => editor.destroy() };
}

function toggle(editor: Editor, style: RichStyle): void {
  const chain = editor.chain().focus();
  if (style === 'bold') chain.toggleBold().run();
  else if (style === 'italic') chain.toggleItalic().run();
  else if (style === 'heading') chain.toggleHeading({ level: LEVEL }).run();
  else if (style === 'bulletList') chain.toggleBulletList().run();
  else chain.toggleOrderedList().run();
}

/** False if it is no address. Without words to stand on, the address itself is put in. */
function setLink(editor: Editor, typed: string): boolean {
  const chain = editor.chain().focus().extendMarkRange('link');
  if (typed.trim() === '') return chain.unsetMark('link').run();
  const href = linkTo(typed);
  if (href === null) return false;
  if (editor.state.selection.empty && !editor.isActive('link')) {
    return chain.insertContent({ type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href } }] }).run();
  }
  return chain.setMark('link', { href }).run();
}
