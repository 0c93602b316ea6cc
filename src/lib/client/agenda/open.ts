/** All that the agenda page loads of Yjs and the editor, as one piece that is fetched when it is wanted. */
export { Doc } from 'yjs';
export * as content from '../../protocol/agenda-document.ts';
export { bodyForWriting } from '../../protocol/agenda-migration.ts';
export { asText } from '../../agenda/as-text.ts';
export { isShowable } from '../../protocol/agenda-body.ts';
export { openAgendaWire } from './wire.ts';
export { LOCAL, sharedText } from './text.ts';
export { followItems } from './reader.ts';
export { ownUndo } from './undo.ts';
export { openShelf } from './offline.ts';
export { richText } from './rich.ts';
