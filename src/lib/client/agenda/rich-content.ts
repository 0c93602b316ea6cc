import type { Extensions } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { BulletList } from '@tiptap/extension-list/bullet-list';
import { ListItem } from '@tiptap/extension-list/item';
import { OrderedList } from '@tiptap/extension-list/ordered-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { Link } from './link.ts';

/** Below an item's own title. */
export const LEVEL = 3;

/** What stands in a text; one set for all of them. */
export const CONTENT: Extensions = [
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
