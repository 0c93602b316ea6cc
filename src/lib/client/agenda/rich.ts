import { Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Plugin } from '@tiptap/pm/state';
import { yCursorPlugin, ySyncPlugin, ySyncPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import type { XmlFragment } from 'yjs';
import type { RichStyle, RichText } from '../../agenda/rich.ts';
import { cursorOf, selectionOf } from './cursor.ts';
import { linkTo } from './link.ts';
import { CONTENT, LEVEL } from './rich-content.ts';

export interface RichOptions {
  readonly fragment: XmlFragment;
  readonly awareness: Awareness;
  readonly element: HTMLElement;
  readonly editable: boolean;
  /** What a screen reader calls it. */
  readonly label: () => string;
  readonly undo: () => void;
  readonly redo: () => void;
  /** It has the focus now, or its selection or look there changed; `off`: it has it no more. */
  readonly active: (text: RichText, state: 'on' | 'off') => void;
  /** Whether there is anything in it; told at once, too. */
  readonly filled: (is: boolean) => void;
}

/** An editor on a shared rich text. @returns it, and how to put it away */
export function richText(options: RichOptions): { readonly text: RichText; readonly close: () => void } {
  const { fragment, awareness, element, editable } = options;
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
        'aria-label': options.label(),
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
  onlyWhatIsWritten(fragment, editor);
  // A text that is taken away leaves before the page notices: an editor whose element is gone from under it still writes.
  const { doc } = fragment;
  const close = (): void => {
    doc?.off('afterTransaction', look);
    editor.destroy();
  };
  const look = (): void => {
    if (isGone(fragment)) close();
  };
  doc?.on('afterTransaction', look);
  return { text, close };
}

const isGone = ({ _item }: XmlFragment): boolean => _item?.deleted === true;

/**
 * The binding writes whatever the editor shows: into a text that was taken away, too, and into an empty one the paragraph
 * that no editor is without. That would be a change that nobody made, and the end of what could be done again.
 */
function onlyWhatIsWritten(fragment: XmlFragment, { state }: Editor): void {
  const { binding } = ySyncPluginKey.getState(state) as { readonly binding: ProsemirrorBinding };
  const write = binding._prosemirrorChanged.bind(binding);
  binding._prosemirrorChanged = (shown) => {
    if (!isGone(fragment) && (fragment.length > 0 || !isBlank(shown))) write(shown);
  };
}

const isBlank = ({ childCount, firstChild }: Node): boolean =>
  childCount === 1 && firstChild?.type.name === 'paragraph' && firstChild.childCount === 0;

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
